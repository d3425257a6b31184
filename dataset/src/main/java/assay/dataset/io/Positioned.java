package assay.dataset.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Bytes that can be read at any position, by one thread: a file, or what is held of an item. */
public interface Positioned {
  /** In bytes. */
  long length();

  /**
   * Reads at least one byte.
   *
   * @return how many bytes were read; -1 at the end
   */
  int read(long position, byte[] buffer, int offset, int count) throws IOException;

  /** The bytes from here on, up to {@code most} of them; fewer only at the end. */
  default byte[] peek(long position, int most) throws IOException {
    int count = (int) Math.max(0, Math.min(most, length() - position));
    byte[] bytes = new byte[count];
    int got = 0;
    while (got < count) {
      got += read(position + got, bytes, got, count - got);
    }
    return bytes;
  }

  /**
   * A range as a stream.
   *
   * @throws IllegalArgumentException if the range is not inside
   */
  default InputStream stream(long position, long count) {
    if (position < 0 || count < 0 || count > length() - position) {
      throw new IllegalArgumentException("not a range of the bytes");
    }
    return new RangeStream(this, position, position + count);
  }

  /**
   * What is held in memory; the array is not copied.
   *
   * @param length how many of its bytes count
   */
  static Positioned of(byte[] bytes, int length) {
    return new Positioned() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public int read(long position, byte[] buffer, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, buffer.length);
        if (position >= length) {
          return -1;
        }
        int n = (int) Math.min(count, length - position);
        System.arraycopy(bytes, (int) position, buffer, offset, n);
        return n;
      }
    };
  }
}
