package assay.casework.vault;

import assay.fingerprint.Digest;
import assay.stage.Vault;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** A container that was opened. Its content is authenticated piece by piece as it is read. */
public final class Opened implements Closeable {
  private final SealedHeader header;
  private final InputStream content;

  Opened(SealedHeader header, InputStream content) {
    this.header = header;
    this.content = content;
  }

  public Vault.Kind kind() {
    return header.kind();
  }

  /** SHA-256 of the content. */
  public Digest sha256() {
    return header.sha256();
  }

  public String mediaType() {
    return header.mediaType();
  }

  /**
   * The content. Reading throws {@link assay.stage.CustodyException} where it is not what was
   * sealed; only once the end was reached is all of it known to be.
   */
  public InputStream content() {
    return content;
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
