package assay.testkit;

import assay.fingerprint.Pdq;
import assay.fingerprint.Transform;
import java.util.Arrays;
import java.util.Collections;

/**
 * PDQ as the reference implementation does it, over a full picture, one step after the other: slow
 * and obvious. Single precision throughout, no fused operations.
 */
public final class SlowPdq {
  private static final int SIDE = 64;
  private static final int LOW = 16;

  private SlowPdq() {}

  /** A hash and its quality. */
  public record Hashed(Pdq hash, int quality) {}

  /** The luma of an RGB pixel, channels 0..255. */
  public static float luma(int red, int green, int blue) {
    return (0.299f * red + 0.587f * green) + 0.114f * blue;
  }

  /**
   * Hashes a picture.
   *
   * @param luma rows from the top, each 0..255
   */
  public static Hashed hash(float[][] luma) {
    if (luma.length < 5 || luma[0].length < 5) {
      return new Hashed(new Pdq(0, 0, 0, 0), 0);
    }
    float[][] grid = decimate(blur(blur(luma)));
    return new Hashed(hashOf(lowFrequencies(grid)), quality(grid));
  }

  /** A picture whose pixels are turned or mirrored; rotations go against the clock. */
  public static float[][] turned(float[][] luma, Transform transform) {
    return switch (transform) {
      case ORIGINAL -> luma;
      case ROTATE_90 -> headDown(transpose(luma));
      case ROTATE_180 -> mirrored(headDown(luma));
      case ROTATE_270 -> transpose(headDown(luma));
      case FLIP_X -> headDown(luma);
      case FLIP_Y -> mirrored(luma);
      case FLIP_PLUS_1 -> transpose(luma);
      case FLIP_MINUS_1 -> transpose(mirrored(headDown(luma)));
    };
  }

  private static float[][] headDown(float[][] luma) {
    float[][] turned = luma.clone();
    Collections.reverse(Arrays.asList(turned));
    return turned;
  }

  private static float[][] mirrored(float[][] luma) {
    return transpose(headDown(transpose(luma)));
  }

  private static float[][] blur(float[][] picture) {
    float[][] alongRows = new float[picture.length][];
    for (int y = 0; y < picture.length; y++) {
      alongRows[y] = box(picture[y]);
    }
    return transpose(boxAll(transpose(alongRows)));
  }

  private static float[][] boxAll(float[][] lines) {
    return Arrays.stream(lines).map(SlowPdq::box).toArray(float[][]::new);
  }

  private static float[][] transpose(float[][] m) {
    float[][] t = new float[m[0].length][m.length];
    for (int y = 0; y < m.length; y++) {
      for (int x = 0; x < m[0].length; x++) {
        t[x][y] = m[y][x];
      }
    }
    return t;
  }

  private static float[] box(float[] in) {
    int window = (in.length + 127) / 128;
    int half = (window + 2) / 2;
    float[] out = new float[in.length];
    int left = 0;
    int right = 0;
    int o = 0;
    int count = 0;
    float sum = 0;
    for (int i = 0; i < half - 1; i++) {
      sum += in[right++];
      count++;
    }
    for (int i = 0; i < window - half + 1; i++) {
      sum += in[right++];
      count++;
      out[o++] = sum / count;
    }
    for (int i = 0; i < in.length - window; i++) {
      sum += in[right++];
      sum -= in[left++];
      out[o++] = sum / count;
    }
    for (int i = 0; i < half - 1; i++) {
      sum -= in[left++];
      count--;
      out[o++] = sum / count;
    }
    return out;
  }

  private static float[][] decimate(float[][] picture) {
    float[][] grid = new float[SIDE][SIDE];
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE; j++) {
        int y = (int) ((i + 0.5) * picture.length / SIDE);
        int x = (int) ((j + 0.5) * picture[0].length / SIDE);
        grid[i][j] = picture[y][x];
      }
    }
    return grid;
  }

  private static int quality(float[][] grid) {
    int sum = 0;
    for (int i = 0; i < SIDE - 1; i++) {
      for (int j = 0; j < SIDE; j++) {
        sum += Math.abs((int) (((grid[i][j] - grid[i + 1][j]) * 100) / 255));
        sum += Math.abs((int) (((grid[j][i] - grid[j][i + 1]) * 100) / 255));
      }
    }
    return Math.min(100, sum / 90);
  }

  private static float[][] lowFrequencies(float[][] grid) {
    float scale = (float) Math.sqrt(2.0 / SIDE);
    float[][] d = new float[LOW][SIDE];
    for (int i = 0; i < LOW; i++) {
      for (int j = 0; j < SIDE; j++) {
        d[i][j] = (float) (scale * Math.cos(Math.PI / 2 / SIDE * (i + 1) * (2 * j + 1)));
      }
    }
    return multiply(multiply(d, grid), transpose(d));
  }

  private static float[][] multiply(float[][] a, float[][] b) {
    float[][] product = new float[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        float sum = 0;
        for (int k = 0; k < b.length; k++) {
          sum += a[i][k] * b[k][j];
        }
        product[i][j] = sum;
      }
    }
    return product;
  }

  private static Pdq hashOf(float[][] frequencies) {
    float[] sorted = new float[Pdq.BITS];
    for (int b = 0; b < Pdq.BITS; b++) {
      sorted[b] = frequencies[b / LOW][b % LOW];
    }
    Arrays.sort(sorted);
    StringBuilder hex = new StringBuilder();
    for (int b = Pdq.BITS - 4; b >= 0; b -= 4) {
      int digit = 0;
      for (int k = 0; k < 4; k++) {
        digit |= frequencies[(b + k) / LOW][(b + k) % LOW] > sorted[127] ? 1 << k : 0;
      }
      hex.append(Character.forDigit(digit, 16));
    }
    return Pdq.parse(hex.toString());
  }
}
