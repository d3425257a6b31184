package assay.evidence.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One block of a PEM text (RFC 7468). */
public final class Pem {
  private static final int MAX_CHARACTERS = 1 << 16;
  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,64})-----");

  private final String label;
  private final byte[] der;

  /** A block to be written. */
  public Pem(String label, byte[] der) {
    this.label = label;
    this.der = der.clone();
  }

  /** What it says it holds, such as {@code PUBLIC KEY}. */
  public String label() {
    return label;
  }

  /** Its bytes. */
  public byte[] der() {
    return der.clone();
  }

  /** Whether the text looks like PEM. */
  public static boolean isPem(String text) {
    return text.contains("-----BEGIN ");
  }

  /**
   * Reads a text with exactly one block; what stands around it is a remark.
   *
   * @throws KeyException if there is none, more than one, or one that is damaged
   */
  public static Pem parse(String text) throws KeyException {
    Matcher begin = BEGIN.matcher(text);
    if (text.length() > MAX_CHARACTERS || !begin.find()) {
      throw new KeyException("a PEM block was expected");
    }
    String label = begin.group(1);
    int start = begin.end();
    int end = text.indexOf("-----END " + label + "-----", start);
    if (end < 0) {
      throw new KeyException("the PEM block does not end");
    }
    if (begin.find()) {
      throw new KeyException("one PEM block was expected, not several");
    }
    String body = text.substring(start, end).replaceAll("[ \t\r\n]", "");
    return new Pem(
        label,
        Base64Text.standard(body)
            .filter(bytes -> bytes.length > 0)
            .orElseThrow(() -> new KeyException("the PEM block is not Base64")));
  }

  /** The text of this block, 64 characters a line. */
  public String write() {
    String body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  /** What it holds; never the bytes. */
  @Override
  public String toString() {
    return "Pem[" + label + "]";
  }
}
