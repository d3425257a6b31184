package assay.fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** A value computed from an item. */
public sealed interface Fingerprint permits Digest, LicensedHash, Pdq, Vpdq {
  /** In the order of their hexadecimal, for those of one algorithm. */
  Comparator<Fingerprint> BY_BYTES = (a, b) -> Arrays.compareUnsigned(a.bytes(), b.bytes());

  /** The name of the algorithm as lists and statements write it: {@code md5}, {@code pdq}. */
  String algorithmName();

  /** The value in lower-case hexadecimal; of a licensed one or a video, its text in UTF-8. */
  String hex();

  /** The bytes that {@link #hex} writes; the caller's own. */
  byte[] bytes();

  /** How records name the value: {@link #hex}, unless that is too long for them. */
  default String recorded() {
    return hex();
  }

  /**
   * The value of an algorithm with these bytes; of a licensed one or a video, its text in UTF-8.
   *
   * @throws IllegalArgumentException if there is no such algorithm, or its values are of another
   *     length
   */
  static Fingerprint of(String algorithm, byte[] bytes) {
    if (algorithm.equals("pdq")) {
      if (bytes.length != Pdq.BITS / Byte.SIZE) {
        throw new IllegalArgumentException("pdq has 32 bytes, not " + bytes.length);
      }
      ByteBuffer words = ByteBuffer.wrap(bytes);
      return new Pdq(words.getLong(24), words.getLong(16), words.getLong(8), words.getLong(0));
    }
    if (algorithm.equals(Vpdq.NAME)) {
      return Vpdq.parse(new String(bytes, UTF_8));
    }
    Optional<DigestAlgorithm> digest = DigestAlgorithm.named(algorithm);
    if (digest.isPresent()) {
      return Digest.of(digest.get(), bytes);
    } else if (LicensedHash.isName(algorithm)) {
      return LicensedHash.ofBytes(algorithm, bytes);
    }
    throw new IllegalArgumentException("there is no algorithm " + algorithm);
  }
}
