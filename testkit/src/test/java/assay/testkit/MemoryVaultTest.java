package assay.testkit;

import assay.stage.Vault;
import java.util.Set;

class MemoryVaultTest extends VaultContract {
  private final MemoryVault vault = new MemoryVault();

  @Override
  protected Vault vault() {
    return vault;
  }

  @Override
  protected byte[] opened(String name) {
    return vault.content(name);
  }

  @Override
  protected Set<String> names() {
    return vault.names();
  }
}
