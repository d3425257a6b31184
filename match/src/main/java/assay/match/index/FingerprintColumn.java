package assay.match.index;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import java.nio.ByteBuffer;

/**
 * The distinct fingerprints of one algorithm, in the order of their bytes. A position in it, from
 * 0, is how the indexes name a value.
 */
public final class FingerprintColumn {
  private final String algorithm;
  private final int width;
  private final long[] words;

  FingerprintColumn(String algorithm, long[] words) {
    this.algorithm = algorithm;
    this.width = width(algorithm);
    this.words = words;
  }

  /** The name of the algorithm: {@code md5}, {@code pdq}. */
  public String algorithm() {
    return algorithm;
  }

  /** The number of values. */
  public int size() {
    return words.length / width;
  }

  /**
   * The value at a position.
   *
   * @throws IndexOutOfBoundsException if there is no such position
   */
  public Fingerprint get(int position) {
    int at = Math.multiplyExact(position, width);
    if (algorithm.equals(PDQ)) {
      return new Pdq(words[at + 3], words[at + 2], words[at + 1], words[at]);
    }
    DigestAlgorithm digest = DigestAlgorithm.ofLabel(algorithm).orElseThrow();
    ByteBuffer bytes = ByteBuffer.allocate(width * Long.BYTES);
    bytes.asLongBuffer().put(words, at, width);
    byte[] value = new byte[digest.length()];
    bytes.get(value);
    return Digest.of(digest, value);
  }

  /** Names the algorithm and how many there are, never a value. */
  @Override
  public String toString() {
    return size() + " fingerprints by " + algorithm;
  }

  static final String PDQ = "pdq";

  /** How many words a value of this algorithm takes. */
  static int width(String algorithm) {
    int bytes =
        algorithm.equals(PDQ)
            ? Pdq.BITS / Byte.SIZE
            : DigestAlgorithm.ofLabel(algorithm).orElseThrow().length();
    return (bytes + Long.BYTES - 1) / Long.BYTES;
  }

  /** The value as words whose unsigned order is the order of its hexadecimal. */
  static long[] words(Fingerprint value) {
    if (value instanceof Pdq pdq) {
      return new long[] {pdq.w3(), pdq.w2(), pdq.w1(), pdq.w0()};
    }
    long[] words = new long[width(value.algorithmName())];
    ByteBuffer bytes = ByteBuffer.allocate(words.length * Long.BYTES);
    bytes.put(((Digest) value).bytes()).rewind();
    bytes.asLongBuffer().get(words);
    return words;
  }

  int width() {
    return width;
  }

  long word(int position, int word) {
    return words[position * width + word];
  }
}
