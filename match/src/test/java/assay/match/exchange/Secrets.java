package assay.match.exchange;

import assay.durable.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Credentials in files, for tests. */
public final class Secrets {
  private Secrets() {}

  /** One that its owner alone can read. */
  public static Secret of(Path folder, String credential) throws IOException {
    Path file = folder.resolve("credential-" + credential.hashCode());
    OwnerOnly.write(file, out -> out.write(credential.getBytes(StandardCharsets.UTF_8)));
    return new Secret.InFile(file);
  }
}
