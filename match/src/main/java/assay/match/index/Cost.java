package assay.match.index;

import static assay.match.index.HammingIndex.PARTS;

/**
 * What a call is expected to cost, in nanoseconds for each query, one thread of a busy AMD Zen 4 at
 * 2.6 GHz with JDK 17. The same arguments give the same answer everywhere: nothing is timed. It
 * need only order the plans rightly; the numbers were fitted to runs with 1,000 to 1,000,000 random
 * hashes at radius 0 to 63.
 *
 * @param size how many hashes there are
 * @param bucket how many others a listed hash has in its buckets, on average
 * @param radius of the call, in bits
 * @param queries in the call
 */
record Cost(int size, double bucket, int radius, int queries) {
  private static final double EACH = 300; // a query, whatever follows
  private static final double LOOK = 8; // into a bucket whose bounds are at hand
  private static final double SORTED_LOOK = 22; // into a bucket of a join
  private static final double SIGNATURE = 0.8;
  private static final double COMPARISON = 10; // of a hash that is at hand
  private static final double MISS = 80; // of the caches, overlapping with others
  private static final double CACHED = 131_072; // from this many hashes on, most looks miss
  private static final double JOIN_BUCKETS = 2.1e6; // walking through all tables
  private static final double JOIN_ENTRY = 5; // streaming its sixteen signatures
  private static final double LANE_FILL = 1.3; // a word of a hash, once for all queries
  private static final double LANE_COUNT = 0.085; // a word of a hash; and one more to fold

  /** The cheapest plan. */
  Plan cheapest() {
    Plan best = Plan.SCAN;
    for (Plan plan : Plan.values()) {
      if (of(plan) < of(best)) {
        best = plan;
      }
    }
    return best;
  }

  /** Of the cheapest plan. */
  double least() {
    return of(cheapest());
  }

  double of(Plan plan) {
    return switch (plan) {
      case PROBE -> EACH + looks() * (LOOK + miss()) + found();
      case JOIN ->
          EACH
              + looks() * SORTED_LOOK
              + found()
              + (JOIN_BUCKETS + JOIN_ENTRY * size) / Math.max(1, queries);
      case SCAN -> EACH + (double) size * lanes();
    };
  }

  private double lanes() {
    int words = Scan.words(radius);
    return LANE_COUNT * (words + 1) + LANE_FILL * words / Math.max(1, queries);
  }

  private double miss() {
    return MISS * size / (size + CACHED);
  }

  private double looks() {
    double looks = 0;
    for (int part = 0; part < PARTS; part++) {
      looks += Flips.fewerThan(Queries.threshold(radius, part));
    }
    return looks;
  }

  /** Signatures looked at, and hashes compared in full. */
  private double found() {
    return bucket * (looks() * SIGNATURE + passing() * (COMPARISON + miss()));
  }

  /** The looks, each weighted with the share of random signatures that it lets through. */
  private double passing() {
    double passing = 0;
    for (int part = 0; part < PARTS; part++) {
      int first = Queries.threshold(radius, part);
      int both = first + Queries.threshold(radius, (part + 1) % PARTS);
      for (int bits = 0; bits < first; bits++) {
        int looks = Flips.fewerThan(bits + 1) - Flips.fewerThan(bits);
        passing += looks * Flips.shareWithin(both - 1 - bits);
      }
    }
    return passing;
  }
}
