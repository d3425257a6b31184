package assay.dataset.inside;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a percent-encoded text, up to what cannot stand in an address. */
final class PercentText extends InputStream {
  private final InputStream text;
  private boolean ended;

  PercentText(InputStream text) {
    this.text = new BufferedInputStream(text, 1 << 13);
  }

  @Override
  public int read() throws IOException {
    int c = ended ? -1 : text.read();
    ended = c <= ' ' || c > 0x7e || "\"'<>()\\`".indexOf(c) >= 0;
    return ended ? -1 : c == '%' ? escaped(text) : c;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return Spelled.read(this, buffer, offset, length);
  }

  /** What two hexadecimal digits stand for; what stands there if they are none; -1 at the end. */
  static int escaped(InputStream text) throws IOException {
    int high = text.read();
    int low = high < 0 ? -1 : text.read();
    boolean digits = Character.digit(high, 16) >= 0 && Character.digit(low, 16) >= 0;
    return digits ? Character.digit(high, 16) << 4 | Character.digit(low, 16) : low;
  }
}
