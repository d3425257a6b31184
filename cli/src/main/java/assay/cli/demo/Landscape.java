package assay.cli.demo;

import java.util.SplittableRandom;

/**
 * Heights over the unit square: several octaves of value noise on a slope. Value noise is random
 * values on a lattice, smoothly interpolated; see Ebert et al., <i>Texturing and Modeling</i>.
 */
final class Landscape {
  private static final int OCTAVES = 5;

  /** Lattices of random values, each twice as fine as the one before, with its share in the sum. */
  private final float[][][] octaves;

  private final float[] amplitudes;

  /** How much the height grows from left to right, and from top to bottom. */
  private final float[] slope;

  private Landscape(float[][][] octaves, float[] amplitudes, float[] slope) {
    this.octaves = octaves;
    this.amplitudes = amplitudes;
    this.slope = slope;
  }

  static Landscape random(SplittableRandom random) {
    float persistence = 0.5f + 0.15f * (float) random.nextDouble();
    float[] slope = {(float) random.nextDouble() - 0.5f, (float) random.nextDouble() - 0.5f};
    float[][][] octaves = new float[OCTAVES][][];
    float[] amplitudes = new float[OCTAVES];
    float amplitude = 0.7f;
    int cells = random.nextInt(3, 6);
    for (int i = 0; i < OCTAVES; i++) {
      octaves[i] = lattice(cells, random);
      amplitudes[i] = amplitude;
      amplitude *= persistence;
      cells *= 2;
    }
    return new Landscape(octaves, amplitudes, slope);
  }

  private static float[][] lattice(int cells, SplittableRandom random) {
    float[][] values = new float[cells + 1][cells + 1];
    for (float[] row : values) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextDouble() - 0.5f;
      }
    }
    return values;
  }

  /** The heights of all pixels, row by row, most of them in 0..1. */
  float[] heights(int width, int height) {
    float[] heights = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float across = (x + 0.5f) / width - 0.5f;
        heights[y * width + x] = 0.5f + slope[0] * across + slope[1] * ((y + 0.5f) / height - 0.5f);
      }
    }
    for (int i = 0; i < octaves.length; i++) {
      add(octaves[i], amplitudes[i], width, heights);
    }
    return heights;
  }

  private static void add(float[][] lattice, float amplitude, int width, float[] heights) {
    int cells = lattice.length - 1;
    int[] cell = new int[width];
    float[] weight = new float[width];
    for (int x = 0; x < width; x++) {
      float at = (x + 0.5f) * cells / width;
      cell[x] = (int) at;
      weight[x] = smooth(at - cell[x]);
    }
    int height = heights.length / width;
    for (int y = 0; y < height; y++) {
      float[] nodes = nodes(lattice, amplitude, (y + 0.5f) * cells / height);
      int row = y * width;
      for (int x = 0; x < width; x++) {
        float left = nodes[cell[x]];
        heights[row + x] += left + (nodes[cell[x] + 1] - left) * weight[x];
      }
    }
  }

  private static float[] nodes(float[][] lattice, float amplitude, float at) {
    float weight = smooth(at - (int) at);
    float[] above = lattice[(int) at];
    float[] below = lattice[(int) at + 1];
    float[] nodes = new float[above.length];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = amplitude * (above[i] + (below[i] - above[i]) * weight);
    }
    return nodes;
  }

  private static float smooth(float t) {
    return t * t * (3 - 2 * t);
  }
}
