package assay.dataset.inside;

import java.io.IOException;
import java.io.InputStream;

/** Reads bytes that a text spells out, one after the other. */
final class Spelled {
  private Spelled() {}

  /** As {@link InputStream#read(byte[], int, int)}, byte by byte. */
  static int read(InputStream bytes, byte[] buffer, int offset, int length) throws IOException {
    int n = 0;
    while (n < length) {
      int b = bytes.read();
      if (b < 0) {
        return n == 0 ? -1 : n;
      }
      buffer[offset + n++] = (byte) b;
    }
    return n;
  }
}
