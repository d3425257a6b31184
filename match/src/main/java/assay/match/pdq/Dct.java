package assay.match.pdq;

/** The cosine transform of a grid, frequencies 1 to 16 in both directions (step 6). */
final class Dct {
  static final int SIDE = 16;

  private static final float[][] MATRIX = matrix();
  private static final float[][] TRANSPOSED = transposed(MATRIX);

  private Dct() {}

  private static float[][] matrix() {
    float scale = (float) Math.sqrt(2.0 / Grid.SIDE);
    float[][] matrix = new float[SIDE][Grid.SIDE];
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < Grid.SIDE; j++) {
        double angle = Math.PI / 2 / Grid.SIDE * (i + 1) * (2 * j + 1);
        matrix[i][j] = (float) (scale * Math.cos(angle));
      }
    }
    return matrix;
  }

  private static float[][] transposed(float[][] matrix) {
    float[][] transposed = new float[Grid.SIDE][SIDE];
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < Grid.SIDE; j++) {
        transposed[j][i] = matrix[i][j];
      }
    }
    return transposed;
  }

  /**
   * The matrix times the grid times the matrix transposed; each sum goes upwards, and a row of sums
   * side by side.
   */
  static float[][] lowFrequencies(float[][] grid) {
    float[][] half = new float[SIDE][Grid.SIDE];
    for (int i = 0; i < SIDE; i++) {
      for (int k = 0; k < Grid.SIDE; k++) {
        addScaled(half[i], MATRIX[i][k], grid[k]);
      }
    }
    float[][] frequencies = new float[SIDE][SIDE];
    for (int i = 0; i < SIDE; i++) {
      for (int k = 0; k < Grid.SIDE; k++) {
        addScaled(frequencies[i], half[i][k], TRANSPOSED[k]);
      }
    }
    return frequencies;
  }

  private static void addScaled(float[] sums, float factor, float[] row) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] += factor * row[j];
    }
  }
}
