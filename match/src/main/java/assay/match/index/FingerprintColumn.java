package assay.match.index;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The distinct fingerprints of one algorithm, in the order of their bytes. A position in it, from
 * 0, is how the indexes name a value.
 *
 * <p>The values lie outside the heap, as they would in a mapped file, so that one code serves both.
 */
public final class FingerprintColumn {
  private final String algorithm;
  private final int width;
  private final int size;
  private final LongBuffer words;

  /**
   * A column over words that never change.
   *
   * @param words the values one after the other, from index 0 to the limit; direct or mapped,
   *     little-endian
   */
  FingerprintColumn(String algorithm, LongBuffer words) {
    this.algorithm = algorithm;
    this.width = width(algorithm);
    this.size = words.limit() / width;
    this.words = words.asReadOnlyBuffer(); // always of one class, so that reading it is inlined
  }

  /** The name of the algorithm: {@code md5}, {@code pdq}. */
  public String algorithm() {
    return algorithm;
  }

  /** The number of values. */
  public int size() {
    return size;
  }

  /**
   * The value at a position.
   *
   * @throws IndexOutOfBoundsException if there is no such position
   */
  public Fingerprint get(int position) {
    Objects.checkIndex(position, size);
    long[] value = new long[width];
    for (int word = 0; word < width; word++) {
      value[word] = word(position, word);
    }
    return fingerprint(algorithm, value);
  }

  /**
   * Where a value stands, if it does.
   *
   * @throws IllegalArgumentException if it is of another algorithm
   */
  public OptionalInt find(Fingerprint value) {
    if (!value.algorithmName().equals(algorithm)) {
      throw new IllegalArgumentException(
          "expected " + algorithm + ", found " + value.algorithmName());
    }
    long[] sought = words(value);
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, sought);
      if (order == 0) {
        return OptionalInt.of(middle);
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return OptionalInt.empty();
  }

  /** Compares a value with the words of another, as their bytes compare. */
  int compare(int position, long[] sought) {
    for (int word = 0; word < sought.length; word++) {
      int order = Long.compareUnsigned(word(position, word), sought[word]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
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
            : DigestAlgorithm.named(algorithm).orElseThrow().length();
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

  /** The value of these words. */
  static Fingerprint fingerprint(String algorithm, long[] words) {
    if (algorithm.equals(PDQ)) {
      return new Pdq(words[3], words[2], words[1], words[0]);
    }
    DigestAlgorithm digest = DigestAlgorithm.named(algorithm).orElseThrow();
    ByteBuffer bytes = ByteBuffer.allocate(words.length * Long.BYTES);
    bytes.asLongBuffer().put(words);
    byte[] value = new byte[digest.length()];
    bytes.get(value);
    return Digest.of(digest, value);
  }

  int width() {
    return width;
  }

  long word(int position, int word) {
    return words.get(position * width + word);
  }

  /** The words of one value. */
  long[] words(int position) {
    long[] value = new long[width];
    for (int word = 0; word < width; word++) {
      value[word] = word(position, word);
    }
    return value;
  }

  /** All words, value after value. */
  LongBuffer words() {
    return words;
  }
}
