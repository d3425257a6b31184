package assay.evidence.signature;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64 with one spelling for each value: bits that padding leaves over must be zero, and nothing
 * but the alphabet may occur. Otherwise one signature would have several texts.
 */
public final class Base64Text {
  private Base64Text() {}

  /** Writes RFC 4648 section 4, with padding. */
  public static String write(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Reads RFC 4648 section 4, with padding; anything else is empty. */
  public static Optional<byte[]> standard(String text) {
    return decode(Base64.getDecoder(), text).filter(bytes -> write(bytes).equals(text));
  }

  /** Reads the standard or the URL-safe alphabet, but no mixture; padding may be missing. */
  public static Optional<byte[]> eitherAlphabet(String text) {
    boolean urlSafe = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
    Base64.Encoder encoder = urlSafe ? Base64.getUrlEncoder() : Base64.getEncoder();
    return decode(urlSafe ? Base64.getUrlDecoder() : Base64.getDecoder(), text)
        .filter(bytes -> encoder.withoutPadding().encodeToString(bytes).equals(unpadded(text)));
  }

  private static String unpadded(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    return text.substring(0, end);
  }

  private static Optional<byte[]> decode(Base64.Decoder decoder, String text) {
    try {
      return Optional.of(decoder.decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // the JDK has no other way to ask whether a text is Base64
    }
  }
}
