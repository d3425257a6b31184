package assay.dataset.parquet;

/**
 * Finds what repeats in a block of bytes, greedily, by a table of where each four bytes were seen
 * last: what the fast codecs have in common. The further nothing repeats, the larger its steps, so
 * that pictures cost little.
 */
final class Repeats {
  /** How far back both formats can point with two bytes. */
  private static final int FARTHEST = 65_535;

  private static final int LEAST = 4;

  /** LZ4 wants the last bytes as they are, and no copy to begin near the end. */
  private static final int LAST_LITERALS = 5;

  private static final int LAST_START = 12;

  private static final int HASH_BITS = 14;

  private Repeats() {}

  /** Takes the block's pieces in order. */
  interface Sink {
    /**
     * Bytes as they are, then a copy of what stood before.
     *
     * @param from where the bytes begin
     * @param count how many they are
     * @param back how far back the copied bytes begin, 1 to 65,535
     * @param length how many are copied, at least 4; 0 at the end of the block
     */
    void piece(int from, int count, int back, int length);
  }

  static void find(byte[] in, Sink sink) {
    int[] seen = new int[1 << HASH_BITS]; // position + 1
    int start = 0;
    int misses = 0;
    for (int at = 0; at <= in.length - LAST_START; ) {
      int four = four(in, at);
      int slot = (four * 0x1e35a7bd) >>> (32 - HASH_BITS);
      int before = seen[slot] - 1;
      seen[slot] = at + 1;
      if (before < 0 || at - before > FARTHEST || four(in, before) != four) {
        at += 1 + (misses++ >> 5);
        continue;
      }
      int length = LEAST;
      while (at + length < in.length - LAST_LITERALS && in[before + length] == in[at + length]) {
        length++;
      }
      sink.piece(start, at - start, at - before, length);
      at += length;
      start = at;
      misses = 0;
    }
    sink.piece(start, in.length - start, 0, 0);
  }

  private static int four(byte[] in, int at) {
    return (in[at] & 0xff)
        | (in[at + 1] & 0xff) << 8
        | (in[at + 2] & 0xff) << 16
        | (in[at + 3] & 0xff) << 24;
  }
}
