package assay.match.index;

/**
 * Counts differences between a query and a tile of hashes that are laid out in lanes, in loops that
 * the compiler turns into vector instructions: plain, over whole arrays, without a branch.
 */
final class Lanes {
  static final int TILE = 512;

  private Lanes() {}

  /**
   * Leaves for each hash of the tile a lower bound of its distance, less radius + 1.
   *
   * @param words of each hash to count over, 2..4
   */
  static void count(int[][] lanes, int words, Queries queries, int query, int[] excess) {
    int beyond = queries.radius() + 1;
    switch (words) {
      case 2 -> count2(lanes, queries, query, beyond, excess);
      case 3 -> count3(lanes, queries, query, beyond, excess);
      default -> count4(lanes, queries, query, beyond, excess);
    }
  }

  private static void count2(int[][] lanes, Queries queries, int query, int beyond, int[] excess) {
    int[] a0 = lanes[0];
    int[] a1 = lanes[1];
    int[] a2 = lanes[2];
    int[] a3 = lanes[3];
    int q0 = (int) queries.word(query, 0);
    int q1 = (int) (queries.word(query, 0) >>> 32);
    int q2 = (int) queries.word(query, 1);
    int q3 = (int) (queries.word(query, 1) >>> 32);
    for (int i = 0; i < TILE; i++) {
      excess[i] =
          Integer.bitCount((a0[i] ^ q0) | (a1[i] ^ q1))
              + Integer.bitCount((a2[i] ^ q2) | (a3[i] ^ q3))
              - beyond;
    }
  }

  private static void count3(int[][] lanes, Queries queries, int query, int beyond, int[] excess) {
    int[] a0 = lanes[0];
    int[] a1 = lanes[1];
    int[] a2 = lanes[2];
    int[] a3 = lanes[3];
    int[] a4 = lanes[4];
    int[] a5 = lanes[5];
    int q0 = (int) queries.word(query, 0);
    int q1 = (int) (queries.word(query, 0) >>> 32);
    int q2 = (int) queries.word(query, 1);
    int q3 = (int) (queries.word(query, 1) >>> 32);
    int q4 = (int) queries.word(query, 2);
    int q5 = (int) (queries.word(query, 2) >>> 32);
    for (int i = 0; i < TILE; i++) {
      excess[i] =
          Integer.bitCount((a0[i] ^ q0) | (a1[i] ^ q1))
              + Integer.bitCount((a2[i] ^ q2) | (a3[i] ^ q3))
              + Integer.bitCount((a4[i] ^ q4) | (a5[i] ^ q5))
              - beyond;
    }
  }

  private static void count4(int[][] lanes, Queries queries, int query, int beyond, int[] excess) {
    int[] a0 = lanes[0];
    int[] a1 = lanes[1];
    int[] a2 = lanes[2];
    int[] a3 = lanes[3];
    int[] a4 = lanes[4];
    int[] a5 = lanes[5];
    int[] a6 = lanes[6];
    int[] a7 = lanes[7];
    int q0 = (int) queries.word(query, 0);
    int q1 = (int) (queries.word(query, 0) >>> 32);
    int q2 = (int) queries.word(query, 1);
    int q3 = (int) (queries.word(query, 1) >>> 32);
    int q4 = (int) queries.word(query, 2);
    int q5 = (int) (queries.word(query, 2) >>> 32);
    int q6 = (int) queries.word(query, 3);
    int q7 = (int) (queries.word(query, 3) >>> 32);
    for (int i = 0; i < TILE; i++) {
      excess[i] =
          Integer.bitCount((a0[i] ^ q0) | (a1[i] ^ q1))
              + Integer.bitCount((a2[i] ^ q2) | (a3[i] ^ q3))
              + Integer.bitCount((a4[i] ^ q4) | (a5[i] ^ q5))
              + Integer.bitCount((a6[i] ^ q6) | (a7[i] ^ q7))
              - beyond;
    }
  }

  /** Negative if a number is. Spoils the numbers. */
  static int foldedSigns(int[] numbers) {
    fold(numbers, TILE / 2);
    fold(numbers, TILE / 4);
    fold(numbers, TILE / 8);
    int signs = 0;
    for (int i = 0; i < TILE / 8; i++) {
      signs |= numbers[i];
    }
    return signs;
  }

  private static void fold(int[] numbers, int half) {
    for (int i = 0; i < half; i++) {
      numbers[i] |= numbers[i + half];
    }
  }
}
