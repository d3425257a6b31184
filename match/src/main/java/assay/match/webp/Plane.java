package assay.match.webp;

import java.util.Arrays;

/**
 * The samples of luma or of a chroma, with the edge that predictions see: a row of 127 above, and
 * behind it a column of 129 to the left.
 */
final class Plane {
  final byte[] samples;
  final int stride;

  /**
   * A plane without its samples.
   *
   * @param blocksAcross macroblocks in a row
   * @param side of the samples of a macroblock: 16 or 8
   */
  Plane(int blocksAcross, int blocksDown, int side) {
    stride = blocksAcross * side + 1;
    samples = new byte[stride * (blocksDown * side + 1)];
    Arrays.fill(samples, 0, stride, (byte) 127);
    for (int row = stride; row < samples.length; row += stride) {
      samples[row] = (byte) 129;
    }
  }

  /** Where the sample at a column and a row lies. */
  int at(int x, int y) {
    return (y + 1) * stride + x + 1;
  }

  static byte clamp(int sample) {
    return (byte) (sample < 0 ? 0 : Math.min(sample, 255));
  }
}
