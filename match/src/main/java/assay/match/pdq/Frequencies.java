package assay.match.pdq;

import assay.fingerprint.Pdq;
import java.util.Arrays;

/** The 16 by 16 frequencies of a grid and the hash that they make (step 7). */
final class Frequencies {
  private final float[][] values;
  private final float median;

  Frequencies(float[][] values) {
    this.values = values;
    this.median = median(values);
  }

  /** The 128th smallest. */
  private static float median(float[][] values) {
    float[] sorted = new float[Pdq.BITS];
    for (int i = 0; i < Dct.SIDE; i++) {
      System.arraycopy(values[i], 0, sorted, i * Dct.SIDE, Dct.SIDE);
    }
    Arrays.sort(sorted);
    return sorted[Pdq.BITS / 2 - 1];
  }

  /**
   * The frequencies of the same grid with its rows, columns or both in reverse order: the sign of
   * every other one along that direction changes.
   */
  Frequencies reversed(boolean rows, boolean columns) {
    float[][] reversed = new float[Dct.SIDE][Dct.SIDE];
    for (int i = 0; i < Dct.SIDE; i++) {
      for (int j = 0; j < Dct.SIDE; j++) {
        boolean negated = (rows && i % 2 == 0) != (columns && j % 2 == 0);
        reversed[i][j] = negated ? -values[i][j] : values[i][j];
      }
    }
    return new Frequencies(reversed);
  }

  /** A bit for each frequency greater than the median, row by row. */
  Pdq hash() {
    return hash(false);
  }

  /** The same with rows and columns swapped. */
  Pdq swappedHash() {
    return hash(true);
  }

  private Pdq hash(boolean swapped) {
    long[] words = new long[Pdq.BITS / Long.SIZE];
    for (int i = 0; i < Dct.SIDE; i++) {
      for (int j = 0; j < Dct.SIDE; j++) {
        int bit = swapped ? Dct.SIDE * j + i : Dct.SIDE * i + j;
        if (values[i][j] > median) {
          words[bit / Long.SIZE] |= 1L << bit;
        }
      }
    }
    return new Pdq(words[0], words[1], words[2], words[3]);
  }
}
