package assay.evidence.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;

import assay.fingerprint.DigestAlgorithm;
import assay.merkle.Hash;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import javax.crypto.Mac;

/**
 * Which items an auditor asks for: drawn evenly from a tree by a beacon that nobody knew when the
 * tree was signed, so that whoever built it could not choose them.
 */
public final class Challenge {
  private static final byte[] LABEL = "assay/challenge/v1\0".getBytes(US_ASCII);

  private final byte[] seed;
  private final long size;

  /** Draws from a tree with a seed that was computed before. */
  Challenge(byte[] seed, long size) {
    if (size < 1) {
      throw new IllegalArgumentException("there is nothing to draw from " + size + " items");
    }
    this.seed = seed.clone();
    this.size = size;
  }

  /**
   * Draws from the items tree of a snapshot.
   *
   * @param beacon public randomness that did not exist when the root was logged
   */
  public static Challenge of(Hash itemsRoot, long size, byte[] beacon) {
    return new Challenge(seed(itemsRoot, size, beacon), size);
  }

  /** SHA-256("assay/challenge/v1" || 0x00 || itemsRoot || uint64be(size) || beacon). */
  public static byte[] seed(Hash itemsRoot, long size, byte[] beacon) {
    MessageDigest sha256 = DigestAlgorithm.SHA256.begin();
    sha256.update(LABEL);
    sha256.update(itemsRoot.bytes());
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(size).flip());
    return sha256.digest(beacon);
  }

  /** The first so many indexes; one may come up more than once. */
  public long[] indexes(int count) {
    long[] indexes = new long[count];
    Mac mac = Keyed.hmac(seed);
    int drawn = 0;
    for (int j = 0; drawn < count; j++) {
      long x = x(mac, j);
      if (isEven(x)) {
        indexes[drawn++] = Long.remainderUnsigned(x, size);
      }
    }
    return indexes;
  }

  /** x_j: the first 8 bytes, big endian, of HMAC-SHA256(seed, uint32be(j)). */
  private static long x(Mac mac, int j) {
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(j).flip());
    return ByteBuffer.wrap(mac.doFinal()).getLong();
  }

  /**
   * Whether x is below floor(2^64 / size) * size: above it, the low indexes would come up more
   * often. That bound is 2^64 - (2^64 mod size), and -size is 2^64 - size in unsigned arithmetic.
   */
  private boolean isEven(long x) {
    long rest = Long.remainderUnsigned(-size, size);
    return rest == 0 || Long.compareUnsigned(x, -rest) < 0;
  }
}
