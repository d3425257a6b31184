package assay.cli.demo;

import java.util.SplittableRandom;

/**
 * A disc, a ring, a bar or a triangle of one colour, in the coordinates of the unit square.
 *
 * @param x middle, 0 at the left
 * @param y middle, 0 at the top
 * @param radius how far it reaches, at most
 * @param cos of the angle by which it is turned
 * @param sin of the same angle
 * @param slimness height over width of a bar, width of a ring over its radius
 * @param opacity 0..1
 */
record Shape(
    Kind kind,
    float x,
    float y,
    float radius,
    float cos,
    float sin,
    float slimness,
    int colour,
    float opacity) {
  private enum Kind {
    DISC,
    RING,
    BAR,
    TRIANGLE
  }

  private static final Kind[] KINDS = Kind.values();

  static Shape random(SplittableRandom random) {
    double angle = random.nextDouble() * Math.PI * 2;
    return new Shape(
        KINDS[random.nextInt(KINDS.length)],
        (float) random.nextDouble(),
        (float) random.nextDouble(),
        0.06f + 0.16f * (float) random.nextDouble(),
        (float) StrictMath.cos(angle),
        (float) StrictMath.sin(angle),
        0.15f + 0.5f * (float) random.nextDouble(),
        random.nextInt(1 << 24),
        0.6f + 0.4f * (float) random.nextDouble());
  }

  void paint(int[] pixels, int width, int height) {
    int right = Math.min(width, (int) ((x + radius) * width) + 1);
    int bottom = Math.min(height, (int) ((y + radius) * height) + 1);
    for (int row = Math.max(0, (int) ((y - radius) * height)); row < bottom; row++) {
      for (int column = Math.max(0, (int) ((x - radius) * width)); column < right; column++) {
        if (covers((column + 0.5f) / width - x, (row + 0.5f) / height - y)) {
          int at = row * width + column;
          pixels[at] = Pixels.blend(pixels[at], colour, opacity);
        }
      }
    }
  }

  private boolean covers(float dx, float dy) {
    float u = (dx * cos + dy * sin) / radius;
    float v = (dy * cos - dx * sin) / radius;
    float square = u * u + v * v;
    return switch (kind) {
      case DISC -> square < 1;
      case RING -> square < 1 && square > (1 - slimness) * (1 - slimness);
      case BAR -> square < 1 && Math.abs(v) < slimness;
      case TRIANGLE -> square < 1 && v > -0.5f && v < 1 - 1.7f * Math.abs(u);
    };
  }
}
