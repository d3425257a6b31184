package assay.dataset.io;

import assay.fingerprint.DigestAlgorithm;
import assay.stage.ShardIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Counts and digests what is written. Does not close the stream below. */
public final class DigestedOutput extends OutputStream {
  private final OutputStream out;
  private final MessageDigest sha256 = DigestAlgorithm.SHA256.begin();
  private long bytes;

  public DigestedOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    out.write(buffer, offset, length);
    sha256.update(buffer, offset, length);
    bytes += length;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** What was written. Ends the digest: call it once, at the end. */
  public ShardIdentity identity() {
    return new ShardIdentity(bytes, HexFormat.of().formatHex(sha256.digest()));
  }
}
