package assay.match.pdq;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How much the mean of each block counts at the places that are looked at, along one direction.
 *
 * <p>Both passes of the box filter together are a weighted sum of pixels. Of the pixels only the
 * means of blocks are known, so they are taken to follow a parabola in each block: the one that has
 * the block's mean and meets the neighbours' parabolas at the borders. There the value is their
 * means' average. In blocks of one pixel, the parabola's mean is the pixel.
 *
 * <p>Only pixels of the picture count. What a decoder keeps behind the last one, up to the block's
 * end, is whatever the encoder put there; usually the last pixel again. A last block that is more
 * than half beyond the picture is not trusted: the one before it stands for it.
 */
final class BlockWeights {
  /** Places: the 64 of the picture, then the 64 of the mirrored one. */
  static final int PLACES = 2 * Grids.SIDE;

  /** Means along the direction. */
  final int blocks;

  /** Blocks that count at each place; of some the weight is zero. */
  private final int reach;

  private final int[] first = new int[PLACES];

  /** For the first block at every place, the second at every place, and so on. */
  private final float[][] weights;

  /**
   * Computes them.
   *
   * @param scale pixels in a block, along the direction
   */
  BlockWeights(Window window, int scale) {
    this.blocks = (window.length + scale - 1) / scale;
    Parabola parabola = new Parabola(scale, trusted(window.length, scale));
    this.reach = Math.min(blocks, parabola.reach(2 * window.size - 1));
    this.weights = new float[reach][PLACES];
    int[] places =
        IntStream.concat(Arrays.stream(window.samples()), Arrays.stream(window.mirroredSamples()))
            .toArray();
    for (int i = 0; i < PLACES; i++) {
      Footprint pixels = new Footprint(window, places[i]);
      first[i] = Math.min(parabola.firstBlock(pixels), blocks - reach);
      parabola.addWeights(pixels, i, first[i], weights);
    }
  }

  private static int trusted(int length, int scale) {
    return Math.max(1, (length + scale / 2) / scale);
  }

  /** The first block that counts at the place. */
  int first(int place) {
    return first[place];
  }

  /** Behind the last block that counts at the place. */
  int end(int place) {
    return first[place] + reach;
  }

  /** The weight of a block that counts at the place. */
  float weight(int place, int block) {
    return weights[block - first[place]][place];
  }

  /** Fills {@code averages} with the weighted sum of the means at every place. */
  void apply(float[] means, float[] averages) {
    Arrays.fill(averages, 0);
    for (int i = 0; i < reach; i++) {
      float[] factors = weights[i];
      for (int place = 0; place < PLACES; place++) { // their sums do not wait for one another
        averages[place] += factors[place] * means[first[place] + i];
      }
    }
  }
}
