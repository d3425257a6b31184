package assay.dataset.inside;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a base64 text that ends where it is no base64 any more. As browsers read it: blanks
 * do not count, nor does what is left over at the end; both alphabets, and percent-encoded signs.
 */
final class Base64Text extends InputStream {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private final InputStream text;
  private final boolean quoted;
  private int bits;
  private int count;
  private boolean ended;

  /**
   * @param quoted whether blanks in it do not end it
   */
  Base64Text(InputStream text, boolean quoted) {
    this.text = new BufferedInputStream(text, 1 << 13);
    this.quoted = quoted;
  }

  @Override
  public int read() throws IOException {
    while (!ended && count < 8) {
      int value = sign();
      ended = value < 0;
      if (!ended) {
        bits = (bits << 6 | value) & 0xffff;
        count += 6;
      }
    }
    if (count < 8) {
      return -1;
    }
    count -= 8;
    return bits >> count & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return Spelled.read(this, buffer, offset, length);
  }

  /** The value of the next sign; -1 at the end. */
  private int sign() throws IOException {
    int c = character();
    while (quoted && (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f')) {
      c = character();
    }
    return c == '-' ? 62 : c == '_' ? 63 : ALPHABET.indexOf(c);
  }

  /** As it is meant: percent-encoded in a page, or after a backslash in a script's string. */
  private int character() throws IOException {
    int c = text.read();
    if (c == '%') {
      return PercentText.escaped(text);
    } else if (c != '\\') {
      return c;
    }
    c = text.read();
    return c == 'n' || c == 'r' || c == 't' ? ' ' : c == '/' ? c : -1;
  }
}
