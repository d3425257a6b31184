package assay.cli.demo;

import java.awt.image.BufferedImage;
import java.util.function.IntUnaryOperator;

/**
 * Changes pictures pixel by pixel, in integers, so that every machine gets the same result. All
 * pictures are {@link BufferedImage#TYPE_INT_RGB}.
 */
final class Pixels {
  private Pixels() {}

  static BufferedImage image(int[] rgb, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.getRaster().setDataElements(0, 0, width, height, rgb);
    return image;
  }

  /** All pixels, {@code 0xRRGGBB}, row by row. */
  static int[] of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    return (int[]) image.getRaster().getDataElements(0, 0, width, height, null);
  }

  /** Changes each pixel by itself. */
  static BufferedImage recoloured(BufferedImage image, IntUnaryOperator change) {
    int[] rgb = of(image);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = change.applyAsInt(rgb[i]);
    }
    return image(rgb, image.getWidth(), image.getHeight());
  }

  /** Luma by BT.601, as JPEG and PDQ have it, 0..255. */
  static int luma(int rgb) {
    return (299 * red(rgb) + 587 * green(rgb) + 114 * blue(rgb) + 500) / 1000;
  }

  static int red(int rgb) {
    return rgb >> 16 & 255;
  }

  static int green(int rgb) {
    return rgb >> 8 & 255;
  }

  static int blue(int rgb) {
    return rgb & 255;
  }

  /** Packs three samples, each cut to 0..255. */
  static int rgb(int red, int green, int blue) {
    return clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
  }

  static int clamp(int sample) {
    return Math.max(0, Math.min(255, sample));
  }

  /** Lays one colour over another. */
  static int blend(int below, int above, float opacity) {
    int weight = (int) (opacity * 256);
    return rgb(
        mix(red(below), red(above), weight),
        mix(green(below), green(above), weight),
        mix(blue(below), blue(above), weight));
  }

  private static int mix(int from, int to, int weight) {
    return (from * (256 - weight) + to * weight) >> 8;
  }
}
