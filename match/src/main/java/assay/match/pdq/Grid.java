package assay.match.pdq;

/** The 64 by 64 averages that stand for a picture, and what follows from them (steps 5 and 6). */
final class Grid {
  static final int SIDE = 64;

  private final float[][] averages = new float[SIDE][SIDE];

  /** Takes 64 values, from this one on. */
  void row(int i, float[] row, int from) {
    System.arraycopy(row, from, averages[i], 0, SIDE);
  }

  Frequencies frequencies() {
    return new Frequencies(Dct.lowFrequencies(averages));
  }

  /** How much the averages differ from their neighbours, 0..100 (step 5). */
  int quality() {
    int sum = 0;
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE; j++) {
        sum += i + 1 < SIDE ? difference(averages[i][j], averages[i + 1][j]) : 0;
        sum += j + 1 < SIDE ? difference(averages[i][j], averages[i][j + 1]) : 0;
      }
    }
    return Math.min(100, sum / 90);
  }

  private static int difference(float u, float v) {
    return Math.abs((int) (((u - v) * 100) / 255));
  }
}
