package assay.match.index;

import assay.fingerprint.Fingerprint;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * Gathers fingerprints of one algorithm, in any order and with repetitions, numbering them from 0
 * as they come. For one thread; sorted once.
 */
public final class FingerprintSorter {
  private final String algorithm;
  private final int width;
  private long[] words = new long[64];
  private int size;

  /**
   * Starts empty.
   *
   * @param algorithm {@code pdq} or the label of a digest
   */
  public FingerprintSorter(String algorithm) {
    this.algorithm = algorithm;
    this.width = FingerprintColumn.width(algorithm);
  }

  /**
   * Takes the next one.
   *
   * @throws IllegalArgumentException if it is of another algorithm
   */
  public void add(Fingerprint value) {
    if (!value.algorithmName().equals(algorithm)) {
      throw new IllegalArgumentException(
          "expected " + algorithm + ", found " + value.algorithmName());
    }
    int at = Math.multiplyExact(size, width);
    if (at + width > words.length) {
      words = Arrays.copyOf(words, Math.multiplyExact(words.length, 2));
    }
    System.arraycopy(FingerprintColumn.words(value), 0, words, at, width);
    size++;
  }

  /** Sorts what came; nothing may be added any more. */
  public Sorted sort() {
    int[] order = new RadixSort(words, width).order(size);
    int[] starts = new int[size + 1];
    int values = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || !equal(order[i - 1], order[i])) {
        starts[values++] = i;
      }
    }
    starts[values] = size;
    LongBuffer distinct = Room.longs((long) values * width);
    for (int value = 0; value < values; value++) {
      distinct.put(words, order[starts[value]] * width, width);
    }
    words = new long[0]; // a column of millions is not held twice
    return new Sorted(
        new FingerprintColumn(algorithm, distinct.flip()),
        Arrays.copyOf(starts, values + 1),
        order);
  }

  private boolean equal(int a, int b) {
    return Arrays.equals(words, a * width, (a + 1) * width, words, b * width, (b + 1) * width);
  }

  /** The distinct values, and which arrivals had each. */
  public static final class Sorted {
    private final FingerprintColumn column;
    private final int[] starts;
    private final int[] order;

    private Sorted(FingerprintColumn column, int[] starts, int[] order) {
      this.column = column;
      this.starts = starts;
      this.order = order;
    }

    /** The distinct values. */
    public FingerprintColumn column() {
      return column;
    }

    /** The numbers of the arrivals with the value at this position, in the order they came. */
    public int[] arrivals(int position) {
      return Arrays.copyOfRange(order, starts[position], starts[position + 1]);
    }
  }
}
