package assay.match.index;

import static assay.match.index.HammingIndex.PARTS;

import assay.fingerprint.Pdq;

/** One look-up: the query, the thresholds of its radius, and who wants to know. */
final class HammingQuery {
  private final FingerprintColumn column;
  private final long[] words;
  private final int radius;
  private final HammingIndex.Neighbours neighbours;
  private final int[] thresholds = new int[PARTS];

  HammingQuery(
      FingerprintColumn column, Pdq query, int radius, HammingIndex.Neighbours neighbours) {
    this.column = column;
    this.words = FingerprintColumn.words(query);
    this.radius = radius;
    this.neighbours = neighbours;
    for (int part = 0; part < PARTS; part++) { // as equal as possible, and together radius + 1
      thresholds[part] = (radius + 1) / PARTS + (part < (radius + 1) % PARTS ? 1 : 0);
    }
  }

  /** The value of a part, 0..65535; the part after the last is the first. */
  int part(int part) {
    return part(words[word(part)], part);
  }

  /** A chain that starts at this part has fewer differing bits in it. */
  int threshold(int part) {
    return thresholds[part % PARTS];
  }

  /** Compares in full a hash that the table of a part let through. */
  void compare(int position, int part) {
    int distance = 0;
    for (int word = 0; word < words.length; word++) {
      distance += Long.bitCount(words[word] ^ column.word(position, word));
    }
    if (distance <= radius && firstChainStart(position) == part) {
      neighbours.near(position, distance);
    }
  }

  private int firstChainStart(int position) {
    int part = 0;
    while (!startsChain(position, part)) {
      part++; // ends: within the radius there is a chain start
    }
    return part;
  }

  private boolean startsChain(int position, int part) {
    int first = difference(position, part);
    return first < threshold(part)
        && first + difference(position, part + 1) < threshold(part) + threshold(part + 1);
  }

  private int difference(int position, int part) {
    return Integer.bitCount(part(column.word(position, word(part)), part) ^ part(part));
  }

  /** The word of a value in which a part lies. */
  static int word(int part) {
    return part % PARTS / 4;
  }

  /** The value of a part, given the word in which it lies. */
  static int part(long word, int part) {
    return (int) (word >>> (part % 4 * 16)) & 0xffff;
  }
}
