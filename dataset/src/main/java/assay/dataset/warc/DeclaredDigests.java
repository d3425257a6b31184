package assay.dataset.warc;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;

/** Digests as WARC headers write them: {@code algorithm:value}, in hexadecimal or base32. */
final class DeclaredDigests {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private DeclaredDigests() {}

  /** The digest; empty if it is none of an algorithm and length that are known. */
  static Optional<Digest> parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String value = text.substring(colon + 1).strip();
    return DigestAlgorithm.ofLabel(text.substring(0, colon).strip())
        .flatMap(algorithm -> parse(algorithm, value));
  }

  /** MD5 is 32 long in both; only hexadecimal has no padding and no letter after F. */
  private static Optional<Digest> parse(DigestAlgorithm algorithm, String value) {
    if (value.length() == 2 * algorithm.length() && value.matches("[0-9A-Fa-f]+")) {
      return Optional.of(Digest.parse(algorithm, value));
    }
    String letters = value.replaceFirst("=+$", "").toUpperCase(Locale.ROOT);
    boolean fits = letters.length() == (8 * algorithm.length() + 4) / 5;
    return fits && letters.chars().allMatch(c -> BASE32.indexOf(c) >= 0)
        ? Optional.of(Digest.of(algorithm, decode(letters, algorithm.length())))
        : Optional.empty();
  }

  private static byte[] decode(String letters, int length) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(length);
    int bits = 0;
    int count = 0;
    for (int i = 0; i < letters.length() && bytes.size() < length; i++) {
      bits = bits << 5 | BASE32.indexOf(letters.charAt(i));
      count += 5;
      if (count >= 8) {
        count -= 8;
        bytes.write(bits >>> count);
        bits &= (1 << count) - 1;
      }
    }
    return bytes.toByteArray();
  }
}
