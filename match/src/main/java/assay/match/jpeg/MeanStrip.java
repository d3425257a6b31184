package assay.match.jpeg;

import java.util.Arrays;

/**
 * A strip of means: of 2 by 2, 4 by 4 or 8 by 8 pixels, as the inverse DCT gives them before
 * rounding and clamping.
 *
 * <p>The mean of the cosine of frequency {@code u} over neighbouring pixels is the cosine at the
 * middle between them times {@code cos(u pi / 16)}, and over four of them that times {@code cos(2 u
 * pi / 16)}. At so few places, frequencies from {@code n = 8 / scale} up are mirror images of the
 * lower ones. So each coefficient, weighted, belongs to one of {@code n} by {@code n} sums, and the
 * means are the inverse DCT of those.
 */
final class MeanStrip extends Strip {
  private static final float MIDDLE = 128;
  private static final float COS_1_8 = (float) Math.cos(Math.PI / 8);
  private static final float COS_2_8 = (float) Math.cos(2 * Math.PI / 8);
  private static final float COS_3_8 = (float) Math.cos(3 * Math.PI / 8);

  private final int n;
  private final float dcStep;
  private final byte[] into = new byte[Zigzag.BLOCK];
  private final float[] weights = new float[Zigzag.BLOCK];
  private final float[] sums;
  private final int stride;
  private final float[] means;
  private final int[] found = new int[Zigzag.BLOCK];

  /**
   * Begins at the top of a component.
   *
   * @param scale 2, 4 or 8
   * @param steps its quantization, in zigzag order
   * @param columns blocks across
   * @param down rows of blocks
   */
  MeanStrip(int scale, int[] steps, int columns, int down) {
    super(down);
    this.n = 8 / scale;
    this.dcStep = steps[0] / 8f;
    this.sums = new float[n * n];
    this.stride = n * columns;
    this.means = new float[stride * n * down];
    for (int k = 0; k < Zigzag.BLOCK; k++) {
      int place = Zigzag.PLACE[k];
      int u = place % 8;
      int v = place / 8;
      into[place] = (byte) (n * mirrored(v) + mirrored(u));
      weights[place] = (float) (steps[k] * weight(u) * weight(v));
    }
  }

  /** The frequency below {@code n} that is the same at the middles of {@code n} blocks. */
  private int mirrored(int u) {
    int f = u % (2 * n);
    return f < n ? f : (2 * n - f) % n;
  }

  /** How much of a frequency is left in the mean of the first block, by that lower one's share. */
  private double weight(int u) {
    double mean = 0;
    for (int x = 0; x < 8 / n; x++) {
      mean += Math.cos((2 * x + 1) * u * Math.PI / 16) * n / 8;
    }
    double scaling = u == 0 ? Math.sqrt(0.125) : 0.5;
    return scaling * mean / Math.cos(mirrored(u) * Math.PI / (2 * n));
  }

  @Override
  void read(SequentialCoder coder, int row, int column) {
    sums[0] = MIDDLE + coder.dc() * dcStep;
    if (n == 1) {
      coder.skipAc();
    } else {
      int count = coder.ac(found);
      for (int i = 0; i < count; i++) {
        int place = Zigzag.PLACE[found[i] >> 16];
        sums[into[place]] += (short) found[i] * weights[place];
      }
    }
    transform(row, column);
  }

  @Override
  void missing(int row, int column) {
    sums[0] = MIDDLE;
    transform(row, column);
  }

  @Override
  void show(short[] coefficients, int at, int places, int row, int column) {
    sums[0] = MIDDLE + coefficients[at] * dcStep;
    if (n > 1 && places != 0) {
      for (int place = 1; place < Zigzag.BLOCK; place++) {
        sums[into[place]] += coefficients[at + place] * weights[place];
      }
    }
    transform(row, column);
  }

  private void transform(int row, int column) {
    int at = within(row) * n * stride + n * column;
    switch (n) {
      case 1 -> means[at] = sums[0];
      case 2 -> two(at);
      default -> four(at);
    }
  }

  private void two(int at) {
    float flat = sums[0];
    float across = sums[1] * COS_2_8;
    float down = sums[2] * COS_2_8;
    float both = sums[3] * COS_2_8 * COS_2_8;
    means[at] = flat + across + (down + both);
    means[at + 1] = flat - across + (down - both);
    means[at + stride] = flat + across - (down + both);
    means[at + stride + 1] = flat - across - (down - both);
    Arrays.fill(sums, 0);
  }

  private void four(int at) {
    float[] s = sums;
    for (int u = 0; u < 4; u++) {
      float even = s[u] + s[8 + u] * COS_2_8;
      float odd = s[u] - s[8 + u] * COS_2_8;
      float outer = s[4 + u] * COS_1_8 + s[12 + u] * COS_3_8;
      float inner = s[4 + u] * COS_3_8 - s[12 + u] * COS_1_8;
      s[u] = even + outer;
      s[4 + u] = odd + inner;
      s[8 + u] = odd - inner;
      s[12 + u] = even - outer;
    }
    int to = at;
    for (int y = 0; y < 16; y += 4) {
      float even = s[y] + s[y + 2] * COS_2_8;
      float odd = s[y] - s[y + 2] * COS_2_8;
      float outer = s[y + 1] * COS_1_8 + s[y + 3] * COS_3_8;
      float inner = s[y + 1] * COS_3_8 - s[y + 3] * COS_1_8;
      means[to] = even + outer;
      means[to + 1] = odd + inner;
      means[to + 2] = odd - inner;
      means[to + 3] = even - outer;
      to += stride;
    }
    Arrays.fill(s, 0);
  }

  @Override
  void copy(int row, float[] luma) {
    System.arraycopy(means, row * stride, luma, 0, luma.length);
  }

  @Override
  int rowsOfBlock() {
    return n;
  }
}
