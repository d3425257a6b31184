package assay.dataset.names;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.HexFormat;

/** Turns the bytes of a name into text, and a file's name into bytes. */
public final class RawName {
  /** In characters; a longer name is only there to fill the memory. */
  public static final int LONGEST = 4096;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private RawName() {}

  /**
   * The name as text: itself if it is UTF-8 without control characters; else every byte that is not
   * printable ASCII, and the percent sign, as {@code %XX}.
   */
  public static String text(byte[] name) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
      return text.chars().anyMatch(Character::isISOControl) ? escaped(name) : text;
    } catch (CharacterCodingException notUtf8) {
      return escaped(name);
    }
  }

  /** Cut to what fits, and told apart from others with the same beginning by a digest. */
  public static String bounded(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    byte[] bytes = text.getBytes(UTF_8);
    String digest = Digest.compute(DigestAlgorithm.SHA256, bytes).hex();
    return text.substring(0, LONGEST - digest.length() - 1) + "#" + digest;
  }

  private static String escaped(byte[] name) {
    StringBuilder out = new StringBuilder();
    for (byte b : name) {
      if (b > ' ' && b < 0x7f && b != '%') {
        out.append((char) b);
      } else {
        HEX.toHexDigits(out.append('%'), b);
      }
    }
    return out.toString();
  }

  /** The bytes of the last part of a path, whatever the locale makes of them. */
  public static byte[] bytes(Path file) {
    String name = String.valueOf(file.getFileName());
    // The JDK shows what the locale cannot decode as U+FFFD, but its URIs keep the bytes.
    return name.indexOf('\ufffd') < 0 ? name.getBytes(UTF_8) : fromUri(file);
  }

  private static byte[] fromUri(Path file) {
    String path = file.toUri().getRawPath();
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    String name = trimmed.substring(trimmed.lastIndexOf('/') + 1);
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      boolean escape = name.charAt(i) == '%';
      bytes.append(escape ? (char) HexFormat.fromHexDigits(name, i + 1, i + 3) : name.charAt(i));
      i += escape ? 2 : 0;
    }
    return bytes.toString().getBytes(ISO_8859_1);
  }
}
