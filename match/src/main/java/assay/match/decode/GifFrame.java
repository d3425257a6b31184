package assay.match.decode;

import java.util.Arrays;

/**
 * Where and how a frame of a GIF is drawn.
 *
 * @param transparent the index that is not drawn, or -1 if all are
 * @param disposal what becomes of it afterwards: 2 the background, 3 what was there before
 */
record GifFrame(
    int left,
    int top,
    int width,
    int height,
    boolean interlaced,
    Palette palette,
    int transparent,
    int disposal) {

  static final int TO_BACKGROUND = 2;
  static final int TO_PREVIOUS = 3;

  private static final int[][] PASSES = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};

  /** The row on which each stored row is drawn. */
  int[] rowOrder() {
    int[] order = new int[height];
    if (!interlaced) {
      Arrays.setAll(order, y -> y);
      return order;
    }
    int stored = 0;
    for (int[] pass : PASSES) {
      for (int y = pass[0]; y < height; y += pass[1]) {
        order[stored++] = y;
      }
    }
    return order;
  }
}
