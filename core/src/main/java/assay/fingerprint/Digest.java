package assay.fingerprint;

import java.util.Arrays;
import java.util.HexFormat;

/** An exact digest of some bytes. */
public final class Digest implements Fingerprint {
  private final DigestAlgorithm algorithm;
  private final byte[] bytes;

  private Digest(DigestAlgorithm algorithm, byte[] bytes) {
    if (bytes.length != algorithm.length()) {
      throw new IllegalArgumentException(
          algorithm.label() + " has " + algorithm.length() + " bytes, not " + bytes.length);
    }
    this.algorithm = algorithm;
    this.bytes = bytes;
  }

  /**
   * Takes a copy of the bytes.
   *
   * @throws IllegalArgumentException if the length is not the algorithm's
   */
  public static Digest of(DigestAlgorithm algorithm, byte[] bytes) {
    return new Digest(algorithm, bytes.clone());
  }

  /**
   * Reads hexadecimal of either case.
   *
   * @throws IllegalArgumentException if it is not hexadecimal of the algorithm's length; the
   *     message does not quote it
   */
  public static Digest parse(DigestAlgorithm algorithm, String hex) {
    if (hex.length() != 2 * algorithm.length()) {
      throw new IllegalArgumentException(
          algorithm.label()
              + " has "
              + 2 * algorithm.length()
              + " hex digits, not "
              + hex.length());
    }
    try {
      return new Digest(algorithm, HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(algorithm.label() + " is not hexadecimal");
    }
  }

  /** The digest of the given bytes. */
  public static Digest compute(DigestAlgorithm algorithm, byte[] content) {
    return new Digest(algorithm, algorithm.begin().digest(content));
  }

  public DigestAlgorithm algorithm() {
    return algorithm;
  }

  @Override
  public String algorithmName() {
    return algorithm.label();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest d && algorithm == d.algorithm && Arrays.equals(bytes, d.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return algorithm.label() + " digest";
  }
}
