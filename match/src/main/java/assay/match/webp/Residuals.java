package assay.match.webp;

import assay.match.webp.FrameHeader.Quantizer;
import java.util.Arrays;

/** The coefficients of one macroblock after another, dequantized and in place (13, 14.1, 14.3). */
final class Residuals {
  private static final int LUMA_AFTER_Y2 = 0;
  private static final int Y2 = 1;
  private static final int CHROMA = 2;
  private static final int LUMA = 3;

  /** Contexts of a macroblock: four of luma, two of each chroma, one of the second-order block. */
  private static final int CONTEXTS = 9;

  private static final int Y2_CONTEXT = 8;

  private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};
  private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};

  /** Probabilities of the extra bits of the four largest categories. */
  private static final int[][] EXTRA_BITS = {
    {173, 148, 140},
    {176, 155, 140, 135},
    {180, 157, 141, 134, 130},
    {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
  };

  private final int[] probabilities;
  private final int[] above;
  private final int[] left = new int[CONTEXTS];

  /** Sixteen for each of 16 blocks of luma, 4 of one chroma and 4 of the other. */
  final int[] coefficients = new int[24 * 16];

  /** Whether a block has anything to add to its prediction. */
  final boolean[] present = new boolean[24];

  private final int[] second = new int[16];

  Residuals(FrameHeader header, int across) {
    probabilities = header.coefficients;
    above = new int[CONTEXTS * across];
  }

  void nextRow() {
    Arrays.fill(left, 0);
  }

  /** There are none for this macroblock. */
  void skip(int block, boolean subblocks) {
    Arrays.fill(present, false);
    int keep = subblocks ? Y2_CONTEXT : CONTEXTS; // no second-order block, no news of it
    Arrays.fill(left, 0, keep, 0);
    Arrays.fill(above, CONTEXTS * block, CONTEXTS * block + keep, 0);
  }

  /** Reads those of a macroblock; whether there are any. */
  boolean read(BoolDecoder in, int block, boolean subblocks, Quantizer steps) {
    Arrays.fill(coefficients, 0);
    int context = CONTEXTS * block;
    if (!subblocks) {
      Arrays.fill(second, 0);
      int at = context + Y2_CONTEXT;
      int last =
          block(in, Y2, above[at] + left[Y2_CONTEXT], 0, steps.y2Dc(), steps.y2Ac(), second, 0);
      above[at] = left[Y2_CONTEXT] = last > 0 ? 1 : 0;
      Transforms.walshHadamard(second, coefficients);
    }
    int type = subblocks ? LUMA : LUMA_AFTER_Y2;
    int first = subblocks ? 0 : 1;
    boolean any = plane(in, type, context, 0, 4, 0, first, steps.y1Dc(), steps.y1Ac());
    any |= plane(in, CHROMA, context, 4, 2, 16, 0, steps.uvDc(), steps.uvAc());
    any |= plane(in, CHROMA, context, 6, 2, 20, 0, steps.uvDc(), steps.uvAc());
    return any;
  }

  /** Reads the blocks of a plane, {@code side} a row. */
  private boolean plane(
      BoolDecoder in,
      int type,
      int context,
      int contextFrom,
      int side,
      int blockFrom,
      int first,
      int dc,
      int ac) {
    boolean any = false;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int number = blockFrom + y * side + x;
        int a = context + contextFrom + x;
        int l = contextFrom + y;
        int last = block(in, type, above[a] + left[l], first, dc, ac, coefficients, 16 * number);
        above[a] = left[l] = last > first ? 1 : 0;
        present[number] = last > 1 || coefficients[16 * number] != 0;
        any |= present[number];
      }
    }
    return any;
  }

  /** Reads a block; the place behind its last coefficient. */
  private int block(
      BoolDecoder in, int type, int context, int first, int dc, int ac, int[] out, int from) {
    int node = Vp8Tables.node(type, BANDS[first], context);
    for (int i = first; i < 16; i++) {
      if (in.bit(probabilities[node]) == 0) {
        return i;
      }
      while (in.bit(probabilities[node + 1]) == 0) {
        i++;
        if (i == 16) {
          return 16;
        }
        node = Vp8Tables.node(type, BANDS[i], 0);
      }
      int value = 1;
      int next = 1;
      if (in.bit(probabilities[node + 2]) == 1) {
        value = large(in, node);
        next = 2;
      }
      node = Vp8Tables.node(type, BANDS[i + 1], next);
      int product = value * (i > 0 ? ac : dc);
      out[from + ZIGZAG[i]] = (short) (in.bit(128) == 1 ? -product : product);
    }
    return 16;
  }

  /** The size of a coefficient greater than one. */
  private int large(BoolDecoder in, int node) {
    if (in.bit(probabilities[node + 3]) == 0) {
      return in.bit(probabilities[node + 4]) == 0 ? 2 : 3 + in.bit(probabilities[node + 5]);
    } else if (in.bit(probabilities[node + 6]) == 0) {
      if (in.bit(probabilities[node + 7]) == 0) {
        return 5 + in.bit(159);
      }
      return 7 + 2 * in.bit(165) + in.bit(145);
    }
    int high = in.bit(probabilities[node + 8]);
    int category = 2 * high + in.bit(probabilities[node + 9 + high]);
    int extra = 0;
    for (int probability : EXTRA_BITS[category]) {
      extra = 2 * extra + in.bit(probability);
    }
    return 3 + (8 << category) + extra;
  }
}
