package assay.dataset.tar;

import assay.dataset.packed.DamagedException;
import java.io.IOException;
import java.io.InputStream;

/** An archive as it is read through, from its first byte to its last. */
final class TarBlocks {
  private final InputStream in;
  private long position;

  TarBlocks(InputStream in) {
    this.in = in;
  }

  /** Bytes read or skipped so far. */
  long position() {
    return position;
  }

  /** Up to {@code most} bytes; fewer only at the end. */
  byte[] take(int most) throws IOException {
    byte[] bytes = in.readNBytes(most);
    position += bytes.length;
    return bytes;
  }

  int read(byte[] buffer, int offset, int length) throws IOException {
    int n = in.read(buffer, offset, length);
    position += Math.max(0, n);
    return n;
  }

  /**
   * Goes on to a position that lies ahead.
   *
   * @throws DamagedException if the archive ends before it
   */
  void skipTo(long target) throws IOException {
    byte[] buffer = new byte[0];
    while (position < target) {
      long skipped = in.skip(target - position);
      if (skipped <= 0) {
        buffer = buffer.length == 0 ? new byte[1 << 16] : buffer;
        skipped = in.read(buffer, 0, (int) Math.min(buffer.length, target - position));
      }
      if (skipped < 0) {
        throw new DamagedException(
            "the file ends at " + position + ", inside a member that ends at " + target);
      }
      position += skipped;
    }
  }
}
