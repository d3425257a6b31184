package assay.cli.demo;

import java.util.SplittableRandom;

/**
 * Colours for heights, {@code 0xRRGGBB}. Four random colours, from dark to light, are blended into
 * a table.
 */
final class Palette {
  private static final int STEPS = 1024;
  private static final int[] LUMA = {25, 95, 165, 230};

  private final int[] colours;

  private Palette(int[] colours) {
    this.colours = colours;
  }

  static Palette random(SplittableRandom random) {
    int[][] stops = new int[LUMA.length][];
    for (int i = 0; i < stops.length; i++) {
      stops[i] = colour(LUMA[i], random);
    }
    int[] colours = new int[STEPS];
    for (int i = 0; i < STEPS; i++) {
      float at = (float) i / STEPS * (stops.length - 1);
      colours[i] = blend(stops[(int) at], stops[(int) at + 1], at - (int) at);
    }
    return new Palette(colours);
  }

  private static int[] colour(int luma, SplittableRandom random) {
    int red = random.nextInt(-45, 46);
    int blue = random.nextInt(-45, 46);
    int green = -(red * 299 + blue * 114) / 587; // keeps the luma, by the weights of BT.601
    return new int[] {luma + red, luma + green, luma + blue};
  }

  private static int blend(int[] from, int[] to, float weight) {
    int rgb = 0;
    for (int band = 0; band < 3; band++) {
      rgb = rgb << 8 | Pixels.clamp(Math.round(from[band] + (to[band] - from[band]) * weight));
    }
    return rgb;
  }

  /** The colour of a height; below 0 and above 1 as at the nearest end. */
  int colour(float height) {
    int step = (int) (height * STEPS);
    return colours[Math.max(0, Math.min(STEPS - 1, step))];
  }
}
