package assay.cli.demo;

import java.awt.image.BufferedImage;

/**
 * Makes pictures smaller or larger with a triangle filter, first along the rows, then along the
 * columns, as most image libraries do by default.
 */
final class Scaling {
  private Scaling() {}

  /**
   * Scales both sides.
   *
   * @param factor over 0
   */
  static BufferedImage scaled(BufferedImage image, double factor) {
    int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
    int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
    int[] narrow = rows(Pixels.of(image), image.getWidth(), image.getHeight(), width);
    // The columns of the result are the rows of what lies on its side.
    int[] lying = transposed(narrow, width, image.getHeight());
    int[] low = rows(lying, image.getHeight(), width, height);
    return Pixels.image(transposed(low, height, width), width, height);
  }

  private static int[] rows(int[] from, int width, int height, int newWidth) {
    int[] to = new int[newWidth * height];
    double ratio = (double) width / newWidth;
    double support = Math.max(1, ratio);
    for (int x = 0; x < newWidth; x++) {
      double middle = (x + 0.5) * ratio - 0.5;
      int first = Math.max(0, (int) Math.ceil(middle - support));
      int last = Math.min(width - 1, (int) Math.floor(middle + support));
      double[] weights = weights(first, last, middle, support);
      for (int y = 0; y < height; y++) {
        to[y * newWidth + x] = weighted(from, y * width + first, weights);
      }
    }
    return to;
  }

  private static double[] weights(int first, int last, double middle, double support) {
    double[] weights = new double[last - first + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.max(0, 1 - Math.abs(first + i - middle) / support);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private static int weighted(int[] from, int at, double[] weights) {
    double red = 0.5;
    double green = 0.5;
    double blue = 0.5;
    for (int i = 0; i < weights.length; i++) {
      int rgb = from[at + i];
      red += Pixels.red(rgb) * weights[i];
      green += Pixels.green(rgb) * weights[i];
      blue += Pixels.blue(rgb) * weights[i];
    }
    return Pixels.rgb((int) red, (int) green, (int) blue);
  }

  private static int[] transposed(int[] from, int width, int height) {
    int[] to = new int[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        to[x * height + y] = from[y * width + x];
      }
    }
    return to;
  }
}
