package assay.evidence.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.durable.OwnerOnly;
import assay.evidence.signature.KeyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
  private static final Optional<char[]> PASSPHRASE = Optional.of("correct horse".toCharArray());

  @TempDir private Path folder;
  private final byte[] secret = new byte[SecretFile.BYTES];

  private Path written(Optional<char[]> passphrase) throws Exception {
    Arrays.fill(secret, (byte) 'x');
    Path file = folder.resolve("secret.key");
    SecretFile.write(file, secret, passphrase);
    return file;
  }

  @Test
  void aSecretIsReadAsItWasWrittenAndIsItsOwnersOnly() throws Exception {
    Path file = written(Optional.empty());
    assertThat(SecretFile.read(file, Optional.empty())).isEqualTo(secret);
    assertThat(OwnerOnly.isExposed(file)).isFalse();
    assertThatThrownBy(() -> SecretFile.read(file, PASSPHRASE))
        .isInstanceOf(KeyException.class)
        .hasMessageContaining("is not encrypted");
  }

  @Test
  void withoutThePassphraseItIsNotRead() throws Exception {
    Path file = written(PASSPHRASE);
    assertThat(SecretFile.read(file, PASSPHRASE)).isEqualTo(secret);
    assertThat(Files.readString(file, StandardCharsets.US_ASCII)).doesNotContain("eHh4"); // xxx
    assertThatThrownBy(() -> SecretFile.read(file, Optional.empty()))
        .isInstanceOf(KeyException.class)
        .hasMessage(file + ": the key is encrypted; its passphrase is needed");
    assertThatThrownBy(() -> SecretFile.read(file, Optional.of("wrong".toCharArray())))
        .isInstanceOf(KeyException.class)
        .hasMessage(file + ": the passphrase is wrong, or the file is damaged");
  }

  @Test
  void whatIsNoSecretIsRefused() throws Exception {
    Path file = written(Optional.empty());
    Files.writeString(file, "-----BEGIN ASSAY SECRET-----\neHh4\n-----END ASSAY SECRET-----\n");
    assertThatThrownBy(() -> SecretFile.read(file, Optional.empty()))
        .isInstanceOf(KeyException.class)
        .hasMessage(file + ": a secret of 32 bytes was expected");
  }
}
