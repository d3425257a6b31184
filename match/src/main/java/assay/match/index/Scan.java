package assay.match.index;

import java.nio.LongBuffer;

/**
 * Compares all queries with all hashes, a tile of hashes at a time that stays in the first-level
 * cache meanwhile.
 *
 * <p>A tile is turned into lanes: the first 32 bits of each hash, the second, and so on, so that
 * the compiler compares sixteen hashes with one instruction. The bits set in {@code x | y} are at
 * most those in {@code x} and {@code y} together: counting over pairs of lanes, and only over as
 * many pairs as the radius needs, takes half the counts or fewer, and still lets through whatever
 * is within the radius. What passes is compared in full.
 */
final class Scan {

  private final FingerprintColumn column;
  private final Queries queries;
  private final Comparison comparison;
  private final int words; // of a hash that are looked at before it is compared in full
  private final int[][] lanes = new int[2 * Queries.WORDS][Lanes.TILE];
  private final int[] excess = new int[Lanes.TILE];

  Scan(FingerprintColumn column, Queries queries, Comparison comparison) {
    this.column = column;
    this.queries = queries;
    this.comparison = comparison;
    this.words = words(queries.radius());
  }

  /**
   * Random hashes differ in 24 of the 32 bits of a pair, give or take 2.4; so few words that still
   * one in a hundred thousand passes, at most.
   */
  static int words(int radius) {
    return radius < 32 ? 2 : radius < 48 ? 3 : 4;
  }

  void run() {
    for (int first = 0; first < column.size(); first += Lanes.TILE) {
      int size = Math.min(Lanes.TILE, column.size() - first);
      for (int word = 0; word < words; word++) {
        fill(word, first, size);
      }
      for (int query = 0; query < queries.size(); query++) {
        compare(query, first, size);
      }
    }
  }

  private void fill(int word, int first, int size) {
    LongBuffer from = column.words();
    int[] low = lanes[2 * word];
    int[] high = lanes[2 * word + 1];
    for (int i = 0; i < size; i++) {
      long value = from.get((first + i) * Queries.WORDS + word);
      low[i] = (int) value;
      high[i] = (int) (value >>> 32);
    }
  }

  private void compare(int query, int first, int size) {
    Lanes.count(lanes, words, queries, query, excess);
    if (Lanes.foldedSigns(excess) < 0) {
      Lanes.count(lanes, words, queries, query, excess);
      for (int i = 0; i < size; i++) { // beyond the size are hashes of the tile before
        if (excess[i] < 0) {
          comparison.compare(query, first + i);
        }
      }
    }
  }
}
