package assay.match.webp;

import java.util.Arrays;

/** Predicts a macroblock and adds its residuals (12, 14.5). */
final class Macroblocks {
  private final int across;
  private final Residuals residuals;
  private final Subblocks subblocks = new Subblocks();
  private final byte[] aboveRight = new byte[4];
  private final int[] half = new int[16];

  Macroblocks(int across, Residuals residuals) {
    this.across = across;
    this.residuals = residuals;
  }

  void luma(Plane plane, int blockX, int blockY, int mode) {
    whole(plane, blockX, blockY, 16, mode);
    for (int i = 0; i < 16; i++) {
      add(plane, plane.at(16 * blockX + i % 4 * 4, 16 * blockY + i / 4 * 4), i);
    }
  }

  /**
   * Predicts block by block, each from those before it.
   *
   * @param from where the sixteen modes begin
   */
  void luma(Plane plane, int blockX, int blockY, int[] modes, int from) {
    gatherAboveRight(plane, blockX, blockY);
    for (int i = 0; i < 16; i++) {
      int at = plane.at(16 * blockX + i % 4 * 4, 16 * blockY + i / 4 * 4);
      if (i % 4 == 3) { // the samples to the right are not there yet; those above all count
        subblocks.predict(plane, at, modes[from + i], aboveRight, 0);
      } else {
        subblocks.predict(plane, at, modes[from + i], plane.samples, at - plane.stride + 4);
      }
      add(plane, at, i);
    }
  }

  private void gatherAboveRight(Plane plane, int blockX, int blockY) {
    int at = plane.at(16 * blockX + 16, 16 * blockY - 1);
    if (blockX + 1 < across) {
      System.arraycopy(plane.samples, at, aboveRight, 0, 4);
    } else {
      // Nothing is there: as libwebp does, its neighbour's last sample, and 127 above the picture.
      Arrays.fill(aboveRight, blockY == 0 ? 127 : plane.samples[at - 1]);
    }
  }

  /**
   * One chroma.
   *
   * @param first the number of its first block of residuals
   */
  void chroma(Plane plane, int blockX, int blockY, int mode, int first) {
    whole(plane, blockX, blockY, 8, mode);
    for (int i = 0; i < 4; i++) {
      add(plane, plane.at(8 * blockX + i % 2 * 4, 8 * blockY + i / 2 * 4), first + i);
    }
  }

  private void add(Plane plane, int at, int block) {
    if (residuals.present[block]) {
      Transforms.add(residuals.coefficients, 16 * block, plane.samples, at, plane.stride, half);
    }
  }

  private static void whole(Plane plane, int blockX, int blockY, int side, int mode) {
    int at = plane.at(side * blockX, side * blockY);
    switch (mode) {
      case Modes.TM -> trueMotion(plane, at, side);
      case Modes.VERTICAL -> {
        for (int y = 0; y < side; y++) {
          System.arraycopy(
              plane.samples, at - plane.stride, plane.samples, at + y * plane.stride, side);
        }
      }
      case Modes.HORIZONTAL -> {
        for (int y = 0; y < side; y++) {
          int row = at + y * plane.stride;
          Arrays.fill(plane.samples, row, row + side, plane.samples[row - 1]);
        }
      }
      default -> mean(plane, at, side, blockX > 0, blockY > 0);
    }
  }

  /** The mean of the edges that are in the picture. */
  private static void mean(Plane plane, int at, int side, boolean left, boolean above) {
    int sum = 0;
    int count = (left ? side : 0) + (above ? side : 0);
    for (int i = 0; i < side; i++) {
      sum += left ? plane.samples[at + i * plane.stride - 1] & 0xff : 0;
      sum += above ? plane.samples[at - plane.stride + i] & 0xff : 0;
    }
    byte mean = (byte) (count == 0 ? 128 : (sum + count / 2) / count);
    for (int y = 0; y < side; y++) {
      int row = at + y * plane.stride;
      Arrays.fill(plane.samples, row, row + side, mean);
    }
  }

  private static void trueMotion(Plane plane, int at, int side) {
    byte[] samples = plane.samples;
    int above = at - plane.stride;
    int corner = samples[above - 1] & 0xff;
    for (int y = 0; y < side; y++) {
      int row = at + y * plane.stride;
      int difference = (samples[row - 1] & 0xff) - corner;
      for (int x = 0; x < side; x++) {
        samples[row + x] = Plane.clamp((samples[above + x] & 0xff) + difference);
      }
    }
  }
}
