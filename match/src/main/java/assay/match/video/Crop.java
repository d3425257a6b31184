package assay.match.video;

import java.util.Optional;

/**
 * A part of a frame.
 *
 * @param left in pixels
 * @param top in pixels
 */
record Crop(int left, int top, int width, int height) {
  /** Black in limited range is 0 here; coding it adds a little. In levels of luma, 0..255. */
  private static final int DARK = 24;

  /** Of a line that is black, so many are allowed not to be: the rounding at the picture's edge. */
  private static final int STRAY = 64;

  /** Bars that make up less than that of a side change a hash by few bits. */
  private static final int SMALLEST_BARS = 32;

  /** What is left between the bars is at least that part of a side. */
  private static final int SMALLEST_PICTURE = 4;

  /** What is left without black bars at the sides; empty if there are none to speak of. */
  static Optional<Crop> withoutBars(byte[] rgb, int width, int height) {
    int top = 0;
    while (top < height && isDarkRow(rgb, width, top)) {
      top++;
    }
    int bottom = height;
    while (bottom > top && isDarkRow(rgb, width, bottom - 1)) {
      bottom--;
    }
    int left = 0;
    while (left < width && isDarkColumn(rgb, width, left, top, bottom)) {
      left++;
    }
    int right = width;
    while (right > left && isDarkColumn(rgb, width, right - 1, top, bottom)) {
      right--;
    }
    Crop crop = new Crop(left, top, right - left, bottom - top);
    return crop.isPicture(width, height) ? Optional.of(crop) : Optional.empty();
  }

  private boolean isPicture(int fullWidth, int fullHeight) {
    boolean bars =
        (fullWidth - width) * SMALLEST_BARS >= fullWidth
            || (fullHeight - height) * SMALLEST_BARS >= fullHeight;
    return bars && width * SMALLEST_PICTURE >= fullWidth && height * SMALLEST_PICTURE >= fullHeight;
  }

  private static boolean isDarkRow(byte[] rgb, int width, int y) {
    int bright = 0;
    for (int x = 0; x < width && bright * STRAY <= width; x++) {
      bright += isDark(rgb, 3 * (y * width + x)) ? 0 : 1;
    }
    return bright * STRAY <= width;
  }

  private static boolean isDarkColumn(byte[] rgb, int width, int x, int top, int bottom) {
    int bright = 0;
    int height = bottom - top;
    for (int y = top; y < bottom && bright * STRAY <= height; y++) {
      bright += isDark(rgb, 3 * (y * width + x)) ? 0 : 1;
    }
    return bright * STRAY <= height;
  }

  private static boolean isDark(byte[] rgb, int at) {
    int luma = 77 * (rgb[at] & 0xff) + 150 * (rgb[at + 1] & 0xff) + 29 * (rgb[at + 2] & 0xff);
    return luma <= DARK << 8;
  }
}
