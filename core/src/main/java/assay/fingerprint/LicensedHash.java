package assay.fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A value of an algorithm that only a licensed program understands. Here it is a text, equal or
 * not; how near two of them are is known to the program alone.
 *
 * @param algorithmName lower-case letters, digits and hyphens, at most 24; none of the names that
 *     are computed here
 * @param text as the publisher wrote it, 1 to {@value #LONGEST} characters, without white space
 *     around it or control characters
 */
public record LicensedHash(String algorithmName, String text) implements Fingerprint {
  /** Enough for what publishers list today, ten times over. */
  public static final int LONGEST = 8192;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,23}");

  /**
   * Takes a value.
   *
   * @throws IllegalArgumentException if it cannot be one; the message does not quote it
   */
  public LicensedHash {
    if (!isName(algorithmName)) {
      throw new IllegalArgumentException("this is no name of a licensed algorithm");
    }
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          algorithmName + " has 1 to " + LONGEST + " characters, not " + text.length());
    }
    if (!isPlain(text)) {
      throw new IllegalArgumentException(
          algorithmName + " has a character, or white space around it, that is none of a value");
    }
  }

  /** Whether an algorithm may be called so: none that is computed here. */
  public static boolean isName(String algorithm) {
    return NAME.matcher(algorithm).matches()
        && !algorithm.equals("pdq")
        && !algorithm.equals(Vpdq.NAME)
        && DigestAlgorithm.named(algorithm).isEmpty()
        && DigestAlgorithm.ofLabel(algorithm).isEmpty();
  }

  private static boolean isPlain(String text) {
    return text.equals(text.strip())
        && text.chars().noneMatch(Character::isISOControl)
        && UTF_8.newEncoder().canEncode(text);
  }

  /**
   * Reads what {@link #hex} wrote.
   *
   * @throws IllegalArgumentException if it is anything else; the message does not quote it
   */
  public static LicensedHash ofHex(String algorithmName, String hex) {
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the value is not hexadecimal");
    }
    return ofBytes(algorithmName, bytes);
  }

  static LicensedHash ofBytes(String algorithmName, byte[] bytes) {
    LicensedHash hash = new LicensedHash(algorithmName, new String(bytes, UTF_8));
    if (!Arrays.equals(hash.bytes(), bytes)) { // what is not UTF-8 was replaced
      throw new IllegalArgumentException("the value is no text in UTF-8");
    }
    return hash;
  }

  /** The text in UTF-8; the caller's own. */
  @Override
  public byte[] bytes() {
    return text.getBytes(UTF_8);
  }

  /** The {@link #bytes} in lower-case hexadecimal. */
  @Override
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  @Override
  public String toString() {
    return algorithmName + " hash";
  }
}
