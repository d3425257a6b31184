package assay.dataset.lines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import assay.dataset.media.Signatures;
import assay.item.MediaType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that stands for the bytes of a medium: Base64, or a {@code data:} address (RFC 2397). */
final class PictureText {
  /** The shortest pictures have some 30 bytes; shorter texts are names and digests. */
  private static final int LEAST = 40;

  /** A multiple of 4, and long enough for any signature. */
  private static final int HEAD = 400;

  /** Of any type that is no plain text; the group is there if it is Base64. */
  private static final Pattern DATA =
      Pattern.compile(
          "data:(?!text/plain)[\\w.+-]+/[\\w.+-]+(?:;[\\w.+-]+=[^;,]*|;(?!base64,)[\\w.+-]+)*(;base64)?,",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BLANKS = Pattern.compile("\\s");

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_";

  private static final Signatures SIGNATURES = new Signatures();

  private PictureText() {}

  /** Whether it is; of Base64 the first bytes must be those of a medium or an archive. */
  static boolean isOne(String text) {
    return isAddress(text) || (text.length() >= LEAST && isMedium(head(text)));
  }

  private static boolean isAddress(String text) {
    return text.regionMatches(true, 0, "data:", 0, 5) && DATA.matcher(text).lookingAt();
  }

  private static boolean isMedium(byte[] head) {
    if (head.length == 0) {
      return false;
    }
    MediaType type = SIGNATURES.detect(head, false);
    return type.isMedia() || type.isArchive();
  }

  private static byte[] head(String text) {
    int length = Math.min(text.length(), HEAD) / 4 * 4;
    for (int i = 0; i < LEAST - 4; i++) { // most texts end the look here
      if (ALPHABET.indexOf(text.charAt(i)) < 0) {
        return new byte[0];
      }
    }
    try {
      return decoder(text).decode(text.substring(0, length).getBytes(ISO_8859_1));
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  /** The alphabet for addresses is taken as well. */
  private static Base64.Decoder decoder(String text) {
    boolean forAddresses = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
    return forAddresses ? Base64.getUrlDecoder() : Base64.getDecoder();
  }

  /** The bytes, which end with a failure where the text is not Base64; empty if none of it is. */
  static Optional<InputStream> bytes(String text) {
    Matcher data = DATA.matcher(text);
    boolean address = isAddress(text) && data.lookingAt();
    if (address && data.group(1) == null) {
      return Optional.empty();
    }
    String base64 = BLANKS.matcher(address ? text.substring(data.end()) : text).replaceAll("");
    InputStream letters = new ByteArrayInputStream(base64.getBytes(ISO_8859_1));
    return Optional.of(decoder(base64).wrap(letters));
  }
}
