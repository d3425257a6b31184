package assay.match.pdq;

import assay.fingerprint.Pdq;

/** The 16 by 16 frequencies of a grid and the hashes that they make (step 7). */
final class Frequencies {
  private final float[] values;
  private final float median;
  private final Pdq hash;
  private final Pdq swappedHash;

  /**
   * @param values row by row; kept
   */
  Frequencies(float[] values) {
    this.values = values;
    this.median = Selection.smallest(values.clone(), Pdq.BITS / 2 - 1);
    long[] words = new long[Pdq.BITS / Long.SIZE];
    long[] swapped = new long[Pdq.BITS / Long.SIZE];
    for (int bit = 0; bit < Pdq.BITS; bit++) {
      int mirror = bit % Dct.SIDE * Dct.SIDE + bit / Dct.SIDE;
      words[bit / Long.SIZE] |= isGreater(values[bit], median) << bit;
      swapped[bit / Long.SIZE] |= isGreater(values[mirror], median) << bit;
    }
    this.hash = new Pdq(words[0], words[1], words[2], words[3]);
    this.swappedHash = new Pdq(swapped[0], swapped[1], swapped[2], swapped[3]);
  }

  private static long isGreater(float value, float median) {
    return value > median ? 1 : 0;
  }

  /**
   * The frequencies of the same grid with its rows, columns or both in reverse order: the sign of
   * every other one along that direction changes.
   */
  Frequencies reversed(boolean rows, boolean columns) {
    float[] reversed = new float[Pdq.BITS];
    for (int at = 0; at < reversed.length; at++) {
      boolean negated = (rows && at / Dct.SIDE % 2 == 0) != (columns && at % 2 == 0);
      reversed[at] = negated ? -values[at] : values[at];
    }
    return new Frequencies(reversed);
  }

  /** A bit for each frequency greater than the 128th smallest, row by row. */
  Pdq hash() {
    return hash;
  }

  /** The same with rows and columns swapped. */
  Pdq swappedHash() {
    return swappedHash;
  }

  /** How many lie within this distance of the median: moved so far, their bits may change. */
  int nearMedian(double distance) {
    int near = 0;
    for (float value : values) {
      near += Math.abs(value - median) <= distance ? 1 : 0;
    }
    return near;
  }
}
