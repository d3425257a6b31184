package assay.dataset.http;

import assay.verdict.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Stops a stream that expands beyond reason. */
final class Limited extends FilterInputStream {
  private static final long MOST = 1L << 30;
  private static final long FREE = 1L << 20;
  private static final int RATIO = 200;

  private final LongSupplier stored;
  private long count;

  /**
   * Wraps a decoded stream.
   *
   * @param stored how many bytes were read from the container so far
   */
  Limited(InputStream in, LongSupplier stored) {
    super(in);
    this.stored = stored;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = in.read(buffer, offset, length);
    count += Math.max(n, 0);
    if (count > MOST || (count > FREE && count / RATIO > stored.getAsLong())) {
      throw new CodingFailed(Reason.TOO_LARGE, "content expands beyond the limit");
    }
    return n;
  }
}
