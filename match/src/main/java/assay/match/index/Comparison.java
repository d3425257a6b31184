package assay.match.index;

import java.nio.LongBuffer;

/** Compares hashes in full, and tells those within the radius. */
final class Comparison {
  private final LongBuffer words;
  private final Queries queries;
  private final HammingIndex.Hits hits;

  Comparison(FingerprintColumn column, Queries queries, HammingIndex.Hits hits) {
    this.words = column.words();
    this.queries = queries;
    this.hits = hits;
  }

  int distance(int query, int position) {
    int at = position * Queries.WORDS;
    return Long.bitCount(words.get(at) ^ queries.word(query, 0))
        + Long.bitCount(words.get(at + 1) ^ queries.word(query, 1))
        + Long.bitCount(words.get(at + 2) ^ queries.word(query, 2))
        + Long.bitCount(words.get(at + 3) ^ queries.word(query, 3));
  }

  /** Tells a hash that is within the radius. */
  void compare(int query, int position) {
    int distance = distance(query, position);
    if (distance <= queries.radius()) {
      hits.near(query, position, distance);
    }
  }

  /** Tells a hash that the table of a part let through, unless the table of another part does. */
  void compare(int query, int position, int part) {
    int distance = distance(query, position);
    if (distance <= queries.radius() && firstChainStart(query, position) == part) {
      hits.near(query, position, distance);
    }
  }

  private int firstChainStart(int query, int position) {
    int part = 0;
    while (!startsChain(query, position, part)) {
      part++; // ends: within the radius there is a chain start
    }
    return part;
  }

  private boolean startsChain(int query, int position, int part) {
    int first = difference(query, position, part);
    return first < queries.threshold(part)
        && difference(query, position, part + 1) <= queries.mostInNext(part, first);
  }

  private int difference(int query, int position, int part) {
    int word = Queries.wordOf(part);
    long other = words.get(position * Queries.WORDS + word);
    return Integer.bitCount(Queries.part(other ^ queries.word(query, word), part));
  }
}
