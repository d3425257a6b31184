package assay.cli.demo;

import java.awt.image.BufferedImage;

/** The ways to turn or mirror a picture. Turns are clockwise. */
enum Turn {
  /** Left becomes right. */
  MIRROR_X(false, true, false),
  /** Top becomes bottom. */
  MIRROR_Y(false, false, true),
  ROTATE_90(true, false, true),
  ROTATE_180(false, true, true),
  ROTATE_270(true, true, false),
  /** Mirrored in the diagonal from the top left. */
  TRANSPOSE(true, false, false),
  /** Mirrored in the diagonal from the top right. */
  TRANSVERSE(true, true, true);

  private final boolean swapped;
  private final boolean fromRight;
  private final boolean fromBottom;

  Turn(boolean swapped, boolean fromRight, boolean fromBottom) {
    this.swapped = swapped;
    this.fromRight = fromRight;
    this.fromBottom = fromBottom;
  }

  BufferedImage of(BufferedImage image) {
    int[] from = Pixels.of(image);
    int sourceWidth = image.getWidth();
    int sourceHeight = image.getHeight();
    int width = swapped ? sourceHeight : sourceWidth;
    int height = swapped ? sourceWidth : sourceHeight;
    int[] to = new int[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column = swapped ? y : x;
        int row = swapped ? x : y;
        to[y * width + x] =
            from[
                (fromBottom ? sourceHeight - 1 - row : row) * sourceWidth
                    + (fromRight ? sourceWidth - 1 - column : column)];
      }
    }
    return Pixels.image(to, width, height);
  }
}
