package assay.match.pdq;

/**
 * Spreads means of blocks over the pixels of the blocks: in each block a parabola that has the
 * block's mean, and at each border the average of the two means that meet there.
 *
 * <p>With u running from 0 to 1 over the block it is {@code L (1 - 4u + 3u²) + R (3u² - 2u) + M (6u
 * - 6u²)} for values L and R at the borders and the mean M. A pixel is the parabola's mean over the
 * pixel's extent.
 */
final class Parabola {
  private final int scale;
  private final int blocks;
  private final double[] left;
  private final double[] right;
  private final double[] middle;

  /**
   * Prepares it.
   *
   * @param scale pixels in a block
   * @param blocks how many means there are; the last is the mean of all blocks behind it
   */
  Parabola(int scale, int blocks) {
    this.scale = scale;
    this.blocks = blocks;
    this.left = new double[scale];
    this.right = new double[scale];
    this.middle = new double[scale];
    for (int i = 0; i < scale; i++) {
      double u = (double) i / scale;
      double v = (i + 1.0) / scale;
      left[i] = scale * (v - 2 * v * v + v * v * v - (u - 2 * u * u + u * u * u));
      right[i] = scale * (v * v * v - v * v - (u * u * u - u * u));
      middle[i] = scale * (3 * v * v - 2 * v * v * v - (3 * u * u - 2 * u * u * u));
    }
  }

  /** How many blocks' means count at most if so many pixels in a row do. */
  int reach(int pixels) {
    return scale == 1 ? pixels : (pixels + scale - 2) / scale + 3;
  }

  /** The first block whose mean counts. */
  int firstBlock(Footprint pixels) {
    return clamp(pixels.first / scale - (scale == 1 ? 0 : 1));
  }

  /**
   * Adds the weights of the means.
   *
   * @param place second index of where they go
   * @param first block whose weight has index zero
   */
  void addWeights(Footprint pixels, int place, int first, float[][] weights) {
    for (int i = 0; i < pixels.weights.length; i++) {
      int block = (pixels.first + i) / scale;
      int at = (pixels.first + i) % scale;
      double weight = pixels.weights[i];
      weights[clamp(block) - first][place] += (float) (weight * middle[at]);
      if (scale > 1) { // a single pixel is its mean, whatever its neighbours are
        addBorder(block, weight * left[at], place, first, weights);
        addBorder(block + 1, weight * right[at], place, first, weights);
      }
    }
  }

  private void addBorder(int block, double weight, int place, int first, float[][] weights) {
    weights[clamp(block - 1) - first][place] += (float) (weight / 2);
    weights[clamp(block) - first][place] += (float) (weight / 2);
  }

  private int clamp(int block) {
    return Math.max(0, Math.min(blocks - 1, block));
  }
}
