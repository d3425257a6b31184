package assay.fingerprint;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A PDQ hash: 256 bits. Bit {@code b} (0..255, row {@code b / 16} and column {@code b % 16} of the
 * DCT) is bit {@code b % 64} of word {@code b / 64}; hexadecimal is written from bit 255 down, as
 * the reference implementation does.
 *
 * @param w0 bits 0..63
 * @param w1 bits 64..127
 * @param w2 bits 128..191
 * @param w3 bits 192..255
 */
public record Pdq(long w0, long w1, long w2, long w3) implements Fingerprint {
  public static final int BITS = 256;

  /**
   * Reads 64 hexadecimal digits of either case.
   *
   * @throws IllegalArgumentException if it is anything else; the message does not quote it
   */
  public static Pdq parse(String hex) {
    if (hex.length() != BITS / 4) {
      throw new IllegalArgumentException("pdq has 64 hex digits, not " + hex.length());
    }
    try {
      return new Pdq(word(hex, 48), word(hex, 32), word(hex, 16), word(hex, 0));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("pdq is not hexadecimal");
    }
  }

  private static long word(String hex, int from) {
    return HexFormat.fromHexDigitsToLong(hex, from, from + 16);
  }

  /** The Hamming distance, 0..256. */
  public int distance(Pdq other) {
    return Long.bitCount(w0 ^ other.w0)
        + Long.bitCount(w1 ^ other.w1)
        + Long.bitCount(w2 ^ other.w2)
        + Long.bitCount(w3 ^ other.w3);
  }

  @Override
  public String algorithmName() {
    return "pdq";
  }

  @Override
  public String hex() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(w3) + hex.toHexDigits(w2) + hex.toHexDigits(w1) + hex.toHexDigits(w0);
  }

  @Override
  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(BITS / Byte.SIZE);
    return bytes.putLong(w3).putLong(w2).putLong(w1).putLong(w0).array();
  }

  @Override
  public String toString() {
    return "pdq hash";
  }
}
