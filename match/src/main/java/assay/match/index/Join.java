package assay.match.index;

import static assay.match.index.HammingIndex.PARTS;

import java.util.Arrays;
import java.util.List;

/**
 * Walks each table once, bucket after bucket, past all queries that look into the bucket. For many
 * queries: what is read is read in order, and the processor fetches it ahead.
 */
final class Join {
  private static final int MOST_LOOKS = 1 << 20; // kept at a time, 4 MiB

  private final List<PartTable> tables;
  private final Queries queries;
  private final Candidates candidates;
  private final int[] ends = new int[PartTable.BUCKETS + 1];
  private int[] looks = new int[0]; // into a bucket: queries, in the order of the buckets

  Join(List<PartTable> tables, Queries queries, Comparison comparison) {
    this.tables = tables;
    this.queries = queries;
    this.candidates = new Candidates(comparison);
  }

  void run() {
    int most = MOST_LOOKS / Math.max(1, Flips.fewerThan(queries.threshold(0)));
    for (int from = 0; from < queries.size(); from += most) {
      int to = Math.min(queries.size(), from + most);
      for (int part = 0; part < PARTS; part++) {
        int flips = Flips.fewerThan(queries.threshold(part));
        if (flips > 0) {
          sort(part, flips, from, to);
          walk(tables.get(part));
        }
      }
    }
    candidates.compare();
  }

  /** Sorts the looks of some queries by bucket; stable, so the queries stay in order. */
  private void sort(int part, int flips, int from, int to) {
    Arrays.fill(ends, 0);
    for (int query = from; query < to; query++) {
      int value = queries.part(query, part);
      for (int i = 0; i < flips; i++) {
        ends[(value ^ Flips.flip(i)) + 1]++;
      }
    }
    for (int bucket = 1; bucket < ends.length; bucket++) {
      ends[bucket] += ends[bucket - 1];
    }
    if (looks.length < (to - from) * flips) {
      looks = new int[(to - from) * flips];
    }
    for (int query = from; query < to; query++) {
      int value = queries.part(query, part);
      for (int i = 0; i < flips; i++) {
        looks[ends[value ^ Flips.flip(i)]++] = query;
      }
    }
  }

  private void walk(PartTable table) {
    candidates.from(table);
    int part = table.part();
    int look = 0;
    int from = 0;
    for (int bucket = 0; bucket < PartTable.BUCKETS; bucket++) {
      int to = table.offset(bucket + 1);
      if (from < to) {
        for (; look < ends[bucket]; look++) {
          int query = looks[look];
          int difference = Integer.bitCount(bucket ^ queries.part(query, part));
          table.search(
              from,
              to,
              queries.part(query, part + 1),
              queries.mostInNext(part, difference),
              query,
              candidates);
        }
      }
      look = ends[bucket];
      from = to;
    }
  }
}
