package assay.match.pdq;

/**
 * The cosine transform of grids, frequencies 1 to 16 in both directions (step 6).
 *
 * <p>Each frequency is one sum that goes upwards, as in the reference; sums of different columns
 * and of different grids are taken side by side.
 */
final class Dct {
  static final int SIDE = 16;

  private static final float[][] MATRIX = matrix();

  private Dct() {}

  private static float[][] matrix() {
    float scale = (float) Math.sqrt(2.0 / Grids.SIDE);
    float[][] matrix = new float[SIDE][Grids.SIDE];
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < Grids.SIDE; j++) {
        double angle = Math.PI / 2 / Grids.SIDE * (i + 1) * (2 * j + 1);
        matrix[i][j] = (float) (scale * Math.cos(angle));
      }
    }
    return matrix;
  }

  /**
   * The matrix times each grid times the matrix transposed.
   *
   * @param rows 64, each with 64 values of every grid side by side
   * @return for each grid its frequencies, row by row
   */
  static float[][] lowFrequencies(float[][] rows) {
    int grids = rows[0].length / Grids.SIDE;
    float[][] across = transposed(byMatrix(rows), grids);
    float[][] frequencies = byMatrix(across);
    float[][] low = new float[grids][SIDE * SIDE];
    for (int grid = 0; grid < grids; grid++) {
      for (int i = 0; i < SIDE; i++) {
        for (int j = 0; j < SIDE; j++) {
          low[grid][SIDE * i + j] = frequencies[j][SIDE * grid + i];
        }
      }
    }
    return low;
  }

  /** The 16 rows that the matrix makes of 64. */
  private static float[][] byMatrix(float[][] rows) {
    float[][] sums = new float[SIDE][rows[0].length];
    for (int i = 0; i < SIDE; i++) {
      for (int k = 0; k < Grids.SIDE; k += 4) {
        addFour(sums[i], MATRIX[i], k, rows);
      }
    }
    return sums;
  }

  /** Four summands at a time, one after the other: a sum is fetched and stored once for them. */
  private static void addFour(float[] sums, float[] factors, int k, float[][] rows) {
    float factor0 = factors[k];
    float factor1 = factors[k + 1];
    float factor2 = factors[k + 2];
    float factor3 = factors[k + 3];
    float[] row0 = rows[k];
    float[] row1 = rows[k + 1];
    float[] row2 = rows[k + 2];
    float[] row3 = rows[k + 3];
    for (int j = 0; j < sums.length; j++) {
      sums[j] =
          sums[j] + factor0 * row0[j] + factor1 * row1[j] + factor2 * row2[j] + factor3 * row3[j];
    }
  }

  /** Turns 16 rows of 64 values of every grid into 64 rows of 16. */
  private static float[][] transposed(float[][] half, int grids) {
    float[][] transposed = new float[Grids.SIDE][SIDE * grids];
    for (int i = 0; i < SIDE; i++) {
      for (int at = 0; at < half[i].length; at++) {
        transposed[at % Grids.SIDE][at / Grids.SIDE * SIDE + i] = half[i][at];
      }
    }
    return transposed;
  }
}
