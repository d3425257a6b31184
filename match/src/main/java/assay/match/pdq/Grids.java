package assay.match.pdq;

import assay.fingerprint.PdqHashes;

/**
 * The 64 by 64 averages that stand for a picture, and what follows from them (steps 5 and 6): four
 * grids of them, of the picture with its rows, columns, both or none in reverse order. They are not
 * one another's mirror image: the places that are looked at lie off centre.
 */
final class Grids {
  /** Averages along a side of a grid. */
  static final int SIDE = 64;

  /** Two grids side by side: the columns in their order, and in reverse order. */
  static final int WIDTH = 2 * SIDE;

  /** Upright, columns reversed, rows reversed, both reversed: side by side, for the transform. */
  private final float[][] rows = new float[SIDE][2 * WIDTH];

  /**
   * Takes a row.
   *
   * @param reversed whether it is the one that is looked at if the rows come in reverse order
   * @param averages 64 for the columns in their order, 64 for those in reverse order
   */
  void row(int i, boolean reversed, float[] averages) {
    System.arraycopy(averages, 0, rows[i], reversed ? WIDTH : 0, WIDTH);
  }

  /** Never filled, they are those of a picture too small to hash: all zero, quality 0. */
  PdqHashes hashes() {
    return hashed().hashes();
  }

  /**
   * The hashes and what they come from.
   *
   * @param upright frequencies of the picture as it is
   */
  record Hashed(PdqHashes hashes, Frequencies upright) {}

  Hashed hashed() {
    float[][] low = Dct.lowFrequencies(rows);
    Frequencies none = new Frequencies(low[0]);
    return new Hashed(hashes(low, none), none);
  }

  private PdqHashes hashes(float[][] low, Frequencies none) {
    return new PdqHashes(
        Dihedral.hashes(
            none,
            none.reversed(true, false),
            none.reversed(false, true),
            none.reversed(true, true)),
        Dihedral.hashes(
            none, new Frequencies(low[2]), new Frequencies(low[1]), new Frequencies(low[3])),
        quality());
  }

  /** How much the upright averages differ from their neighbours, 0..100 (step 5). */
  private int quality() {
    float[] percents = new float[SIDE];
    int sum = 0;
    for (int i = 0; i < SIDE; i++) {
      if (i + 1 < SIDE) {
        differences(rows[i], rows[i + 1], 0, percents);
        sum += wholes(percents, SIDE);
      }
      differences(rows[i], rows[i], 1, percents); // the last reaches into the next grid
      sum += wholes(percents, SIDE - 1);
    }
    return Math.min(100, sum / 90);
  }

  /**
   * How much an upright average differs from what its two neighbours along a side let expect, in
   * levels, as a root mean square: {@code u - 2v + w}.
   */
  double roughness() {
    double sum = 0;
    for (int i = 0; i < SIDE; i++) {
      for (int j = 1; j < SIDE - 1; j++) {
        float across = rows[i][j - 1] - 2 * rows[i][j] + rows[i][j + 1];
        float down = rows[j - 1][i] - 2 * rows[j][i] + rows[j + 1][i];
        sum += across * across + down * down;
      }
    }
    return Math.sqrt(sum / (2 * SIDE * (SIDE - 2)));
  }

  private static void differences(float[] us, float[] vs, int from, float[] percents) {
    for (int j = 0; j < percents.length; j++) {
      percents[j] = ((us[j] - vs[j + from]) * 100) / 255;
    }
  }

  private static int wholes(float[] percents, int count) {
    int sum = 0;
    for (int j = 0; j < count; j++) {
      sum += Math.abs((int) percents[j]);
    }
    return sum;
  }
}
