package assay.casework.indexes;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import java.util.Optional;

/** Digests as indexes write them: base32 or hexadecimal, with the algorithm before it or not. */
final class DigestText {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private DigestText() {}

  static Digest parse(String text) throws MalformedException {
    int colon = text.indexOf(':');
    String value = text.substring(colon + 1).replace("=", "");
    byte[] bytes = isHex(value) ? hex(value) : base32(value);
    DigestAlgorithm algorithm = ofLength(bytes.length);
    if (colon >= 0) {
      Optional<DigestAlgorithm> named = DigestAlgorithm.ofLabel(text.substring(0, colon));
      if (named.isEmpty() || named.get() != algorithm) {
        throw new MalformedException("the digest is not of the algorithm that it names");
      }
    }
    return Digest.of(algorithm, bytes);
  }

  static Digest hex(DigestAlgorithm algorithm, String hex) throws MalformedException {
    try {
      return Digest.parse(algorithm, hex);
    } catch (IllegalArgumentException e) {
      throw new MalformedException(e.getMessage());
    }
  }

  private static DigestAlgorithm ofLength(int length) throws MalformedException {
    for (DigestAlgorithm algorithm : DigestAlgorithm.ofContent()) {
      if (algorithm.length() == length) {
        return algorithm;
      }
    }
    throw new MalformedException("the digest is of no known length");
  }

  /** 32 letters may be MD5 or, in base32, SHA-1; base32 is written in capitals. */
  private static boolean isHex(String value) {
    return value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))
        || (value.length() != 32
            && value.length() != 52
            && value.chars().allMatch(c -> Character.digit(c, 16) >= 0));
  }

  private static byte[] hex(String value) throws MalformedException {
    if (value.length() % 2 != 0) {
      throw new MalformedException("the digest is of no known length");
    }
    return java.util.HexFormat.of().parseHex(value);
  }

  private static byte[] base32(String value) throws MalformedException {
    byte[] bytes = new byte[value.length() * 5 / 8];
    int held = 0;
    int bits = 0;
    int at = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = BASE32.indexOf(value.charAt(i));
      if (digit < 0) {
        throw new MalformedException("the digest is neither hexadecimal nor base32");
      }
      held = (held << 5) | digit;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = (byte) (held >>> bits);
      }
    }
    return bytes;
  }
}
