package assay.match.index;

/** The values of a column, in buckets by one of their parts. */
final class PartTable {
  private static final int LANES = 4; // signatures in a long
  private static final long EACH_LANE = 0x0001_0001_0001_0001L;
  private static final long LANE_SIGNS = 0x8000_8000_8000_8000L;

  private final int part;
  private final int[] offsets = new int[(1 << 16) + 1];
  private final int[] positions;
  private final long[] signatures;

  PartTable(FingerprintColumn column, int part) {
    this.part = part;
    int size = column.size();
    positions = new int[size];
    signatures = new long[(size + LANES - 1) / LANES];
    for (int position = 0; position < size; position++) {
      offsets[part(column, position, part) + 1]++;
    }
    for (int bucket = 1; bucket < offsets.length; bucket++) {
      offsets[bucket] += offsets[bucket - 1];
    }
    int[] next = offsets.clone();
    for (int position = 0; position < size; position++) {
      place(column, position, next[part(column, position, part)]++);
    }
  }

  private void place(FingerprintColumn column, int position, int slot) {
    positions[slot] = position;
    long signature = part(column, position, part + 1);
    signatures[slot / LANES] |= signature << (slot % LANES * 16);
  }

  private static int part(FingerprintColumn column, int position, int part) {
    return HammingQuery.part(column.word(position, HammingQuery.word(part)), part);
  }

  /** Looks into each bucket that may hold a value whose chain starts at this part. */
  void search(HammingQuery query) {
    int threshold = query.threshold(part);
    int bucket = query.part(part);
    long next = query.part(part + 1) * EACH_LANE;
    int flips = Flips.fewerThan(threshold);
    for (int i = 0; i < flips; i++) {
      int flip = Flips.flip(i);
      int from = offsets[bucket ^ flip];
      int to = offsets[(bucket ^ flip) + 1];
      if (from < to) {
        int most = threshold + query.threshold(part + 1) - 1 - Integer.bitCount(flip);
        search(query, from, to, next, most);
      }
    }
  }

  /**
   * Compares the signatures of a bucket four at a time, and in full the values that pass.
   *
   * @param next the query's next part, in each lane
   * @param most how many bits the next part may differ by
   */
  private void search(HammingQuery query, int from, int to, long next, int most) {
    long aboveMost = (0x7fff - most) * EACH_LANE; // added to a greater count, sets the lane's sign
    for (int i = from / LANES; i <= (to - 1) / LANES; i++) {
      long passing = ~(laneCounts(signatures[i] ^ next) + aboveMost) & LANE_SIGNS;
      for (; passing != 0; passing &= passing - 1) {
        int slot = i * LANES + Long.numberOfTrailingZeros(passing) / 16;
        if (slot >= from && slot < to) { // the other lanes belong to the buckets beside it
          query.compare(positions[slot], part);
        }
      }
    }
  }

  /** The number of set bits in each lane. */
  private static long laneCounts(long lanes) {
    long x = lanes - ((lanes >>> 1) & 0x5555_5555_5555_5555L);
    x = (x & 0x3333_3333_3333_3333L) + ((x >>> 2) & 0x3333_3333_3333_3333L);
    x = (x + (x >>> 4)) & 0x0f0f_0f0f_0f0f_0f0fL;
    return (x + (x >>> 8)) & 0x001f_001f_001f_001fL;
  }
}
