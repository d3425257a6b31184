package assay.match.jpeg;

/** The order in which the coefficients of a block are stored (T.81, figure A.6). */
final class Zigzag {
  /** How many coefficients there are. */
  static final int BLOCK = 64;

  /** The place in a block, row by row, of each coefficient in order. */
  static final int[] PLACE = places();

  private Zigzag() {}

  private static int[] places() {
    int[] places = new int[BLOCK];
    int next = 0;
    for (int diagonal = 0; diagonal < 15; diagonal++) {
      for (int i = Math.max(0, diagonal - 7); i <= Math.min(7, diagonal); i++) {
        int row = diagonal % 2 == 0 ? diagonal - i : i;
        places[next++] = 8 * row + diagonal - row;
      }
    }
    return places;
  }
}
