package assay.match.jpeg;

import java.util.Arrays;

/**
 * The inverse DCT, in integers and to the bit as libjpeg's {@code islow}: the flow graph of
 * Loeffler, Ligtenberg and Moschytz (ICASSP 1989) with constants of 13 fraction bits, first along
 * columns, keeping two fraction bits, then along rows. Sums are exact, so where inputs are known to
 * be 0 their terms are left out without changing a result.
 */
final class Idct {
  private static final int CONSTANT_BITS = 13;
  private static final int KEPT_BITS = 2;
  private static final int FIRST = CONSTANT_BITS - KEPT_BITS;
  private static final int FIRST_HALF = 1 << (FIRST - 1);
  private static final int SECOND = CONSTANT_BITS + KEPT_BITS + 3;
  private static final int SECOND_HALF = 1 << (SECOND - 1);

  private static final int C_0_298 = 2446;
  private static final int C_0_390 = 3196;
  private static final int C_0_541 = 4433;
  private static final int C_0_765 = 6270;
  private static final int C_0_899 = 7373;
  private static final int C_1_175 = 9633;
  private static final int C_1_501 = 12299;
  private static final int C_1_847 = 15137;
  private static final int C_1_961 = 16069;
  private static final int C_2_053 = 16819;
  private static final int C_2_562 = 20995;
  private static final int C_3_072 = 25172;

  /** The bit of a place that is set from the fifth column on. */
  private static final int RIGHT = 4;

  /** The bit of a place that is set from the fifth row on. */
  private static final int LOWER = 32;

  /** Results, centred at 0, as samples: clamped to -128..127 and shifted to 0..255. */
  private static final byte[] SAMPLE = samples();

  private static final int SAMPLE_MASK = (1 << 14) - 1;

  private final int[] columns = new int[Zigzag.BLOCK];

  private static byte[] samples() {
    byte[] samples = new byte[1 << 14];
    for (int i = 0; i < samples.length; i++) {
      int centred = (short) (i << 2) >> 2; // fourteen bits with their sign
      samples[i] = (byte) (Math.max(-128, Math.min(127, centred)) + 128);
    }
    return samples;
  }

  /**
   * Transforms a block to samples.
   *
   * @param block coefficients, row by row
   * @param places the places of those that may differ from 0, or-ed together
   * @param to where the samples go
   * @param at the place of the first
   * @param stride from a row to the next
   */
  void transform(int[] block, int places, byte[] to, int at, int stride) {
    if (places == 0) {
      flat(block[0], to, at, stride);
      return;
    }
    int used = (places & RIGHT) == 0 ? 4 : 8;
    for (int c = 0; c < used; c++) {
      if ((places & LOWER) == 0) {
        upperColumn(block, c);
      } else {
        column(block, c);
      }
    }
    int out = at;
    for (int r = 0; r < Zigzag.BLOCK; r += 8) {
      if (used == 4) {
        leftRow(r, to, out);
      } else {
        row(r, to, out);
      }
      out += stride;
    }
  }

  private static void flat(int dc, byte[] to, int at, int stride) {
    byte sample = SAMPLE[(dc + 4) >> 3 & SAMPLE_MASK];
    for (int row = 0; row < 8; row++) {
      int from = at + row * stride;
      Arrays.fill(to, from, from + 8, sample);
    }
  }

  /** A column whose last four coefficients are 0. */
  private void upperColumn(int[] in, int c) {
    int[] w = columns;
    int a1 = in[8 + c];
    int a2 = in[16 + c];
    int a3 = in[24 + c];
    int t0 = (in[c] << CONSTANT_BITS) + FIRST_HALF;
    int t2 = a2 * C_0_541;
    int t3 = a2 * (C_0_541 + C_0_765);
    int e0 = t0 + t3;
    int e3 = t0 - t3;
    int e1 = t0 + t2;
    int e2 = t0 - t2;
    int o0 = a1 * (C_1_175 - C_0_899) + a3 * (C_1_175 - C_1_961);
    int o1 = a1 * (C_1_175 - C_0_390) + a3 * (C_1_175 - C_2_562);
    int o2 = a1 * C_1_175 + a3 * (C_3_072 - C_2_562 - C_1_961 + C_1_175);
    int o3 = a1 * (C_1_501 - C_0_899 - C_0_390 + C_1_175) + a3 * C_1_175;
    w[c] = (e0 + o3) >> FIRST;
    w[56 + c] = (e0 - o3) >> FIRST;
    w[8 + c] = (e1 + o2) >> FIRST;
    w[48 + c] = (e1 - o2) >> FIRST;
    w[16 + c] = (e2 + o1) >> FIRST;
    w[40 + c] = (e2 - o1) >> FIRST;
    w[24 + c] = (e3 + o0) >> FIRST;
    w[32 + c] = (e3 - o0) >> FIRST;
  }

  /** A row whose last four coefficients are 0. */
  private void leftRow(int r, byte[] to, int out) {
    int[] w = columns;
    int a1 = w[r + 1];
    int a2 = w[r + 2];
    int a3 = w[r + 3];
    int t0 = (w[r] << CONSTANT_BITS) + SECOND_HALF;
    int t2 = a2 * C_0_541;
    int t3 = a2 * (C_0_541 + C_0_765);
    int e0 = t0 + t3;
    int e3 = t0 - t3;
    int e1 = t0 + t2;
    int e2 = t0 - t2;
    int o0 = a1 * (C_1_175 - C_0_899) + a3 * (C_1_175 - C_1_961);
    int o1 = a1 * (C_1_175 - C_0_390) + a3 * (C_1_175 - C_2_562);
    int o2 = a1 * C_1_175 + a3 * (C_3_072 - C_2_562 - C_1_961 + C_1_175);
    int o3 = a1 * (C_1_501 - C_0_899 - C_0_390 + C_1_175) + a3 * C_1_175;
    to[out] = SAMPLE[(e0 + o3) >> SECOND & SAMPLE_MASK];
    to[out + 7] = SAMPLE[(e0 - o3) >> SECOND & SAMPLE_MASK];
    to[out + 1] = SAMPLE[(e1 + o2) >> SECOND & SAMPLE_MASK];
    to[out + 6] = SAMPLE[(e1 - o2) >> SECOND & SAMPLE_MASK];
    to[out + 2] = SAMPLE[(e2 + o1) >> SECOND & SAMPLE_MASK];
    to[out + 5] = SAMPLE[(e2 - o1) >> SECOND & SAMPLE_MASK];
    to[out + 3] = SAMPLE[(e3 + o0) >> SECOND & SAMPLE_MASK];
    to[out + 4] = SAMPLE[(e3 - o0) >> SECOND & SAMPLE_MASK];
  }

  private void column(int[] in, int c) {
    int[] w = columns;
    int a1 = in[8 + c];
    int a2 = in[16 + c];
    int a3 = in[24 + c];
    int a4 = in[32 + c];
    int a5 = in[40 + c];
    int a6 = in[48 + c];
    int a7 = in[56 + c];
    if ((a1 | a2 | a3 | a4 | a5 | a6 | a7) == 0) {
      int flat = in[c] << KEPT_BITS;
      for (int i = c; i < Zigzag.BLOCK; i += 8) {
        w[i] = flat;
      }
      return;
    }
    int z = (a2 + a6) * C_0_541;
    int t2 = z - a6 * C_1_847;
    int t3 = z + a2 * C_0_765;
    int t0 = ((in[c] + a4) << CONSTANT_BITS) + FIRST_HALF;
    int t1 = ((in[c] - a4) << CONSTANT_BITS) + FIRST_HALF;
    int e0 = t0 + t3;
    int e3 = t0 - t3;
    int e1 = t1 + t2;
    int e2 = t1 - t2;
    int z5 = (a7 + a3 + a5 + a1) * C_1_175;
    int z3 = z5 - (a7 + a3) * C_1_961;
    int z4 = z5 - (a5 + a1) * C_0_390;
    int z1 = (a7 + a1) * C_0_899;
    int z2 = (a5 + a3) * C_2_562;
    int o0 = a7 * C_0_298 - z1 + z3;
    int o1 = a5 * C_2_053 - z2 + z4;
    int o2 = a3 * C_3_072 - z2 + z3;
    int o3 = a1 * C_1_501 - z1 + z4;
    w[c] = (e0 + o3) >> FIRST;
    w[56 + c] = (e0 - o3) >> FIRST;
    w[8 + c] = (e1 + o2) >> FIRST;
    w[48 + c] = (e1 - o2) >> FIRST;
    w[16 + c] = (e2 + o1) >> FIRST;
    w[40 + c] = (e2 - o1) >> FIRST;
    w[24 + c] = (e3 + o0) >> FIRST;
    w[32 + c] = (e3 - o0) >> FIRST;
  }

  private void row(int r, byte[] to, int out) {
    int[] w = columns;
    int a1 = w[r + 1];
    int a2 = w[r + 2];
    int a3 = w[r + 3];
    int a4 = w[r + 4];
    int a5 = w[r + 5];
    int a6 = w[r + 6];
    int a7 = w[r + 7];
    int z = (a2 + a6) * C_0_541;
    int t2 = z - a6 * C_1_847;
    int t3 = z + a2 * C_0_765;
    int t0 = ((w[r] + a4) << CONSTANT_BITS) + SECOND_HALF;
    int t1 = ((w[r] - a4) << CONSTANT_BITS) + SECOND_HALF;
    int e0 = t0 + t3;
    int e3 = t0 - t3;
    int e1 = t1 + t2;
    int e2 = t1 - t2;
    int z5 = (a7 + a3 + a5 + a1) * C_1_175;
    int z3 = z5 - (a7 + a3) * C_1_961;
    int z4 = z5 - (a5 + a1) * C_0_390;
    int z1 = (a7 + a1) * C_0_899;
    int z2 = (a5 + a3) * C_2_562;
    int o0 = a7 * C_0_298 - z1 + z3;
    int o1 = a5 * C_2_053 - z2 + z4;
    int o2 = a3 * C_3_072 - z2 + z3;
    int o3 = a1 * C_1_501 - z1 + z4;
    to[out] = SAMPLE[(e0 + o3) >> SECOND & SAMPLE_MASK];
    to[out + 7] = SAMPLE[(e0 - o3) >> SECOND & SAMPLE_MASK];
    to[out + 1] = SAMPLE[(e1 + o2) >> SECOND & SAMPLE_MASK];
    to[out + 6] = SAMPLE[(e1 - o2) >> SECOND & SAMPLE_MASK];
    to[out + 2] = SAMPLE[(e2 + o1) >> SECOND & SAMPLE_MASK];
    to[out + 5] = SAMPLE[(e2 - o1) >> SECOND & SAMPLE_MASK];
    to[out + 3] = SAMPLE[(e3 + o0) >> SECOND & SAMPLE_MASK];
    to[out + 4] = SAMPLE[(e3 - o0) >> SECOND & SAMPLE_MASK];
  }
}
