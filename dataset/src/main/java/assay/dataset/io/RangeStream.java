package assay.dataset.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A range of positioned bytes, read from its start to its end. */
final class RangeStream extends InputStream {
  private final Positioned bytes;
  private final long end;
  private long position;

  RangeStream(Positioned bytes, long position, long end) {
    this.bytes = bytes;
    this.position = position;
    this.end = end;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, buffer.length);
    if (count == 0) {
      return 0;
    } else if (position >= end) {
      return -1;
    }
    int n = bytes.read(position, buffer, offset, (int) Math.min(count, end - position));
    position += n;
    return n;
  }

  @Override
  public long skip(long count) {
    long n = Math.max(0, Math.min(count, end - position));
    position += n;
    return n;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, end - position);
  }
}
