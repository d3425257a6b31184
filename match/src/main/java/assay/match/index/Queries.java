package assay.match.index;

import static assay.match.index.HammingIndex.PARTS;

import assay.fingerprint.Pdq;
import java.util.List;

/** What one call looks for: hashes, numbered from 0, all within one radius. */
final class Queries {
  static final int WORDS = Pdq.BITS / Long.SIZE;

  private final int size;
  private final int radius;
  private final long[] words;
  private final int[] thresholds = new int[PARTS];

  Queries(List<Pdq> hashes, int radius) {
    this.size = hashes.size();
    this.radius = radius;
    this.words = new long[Math.multiplyExact(size, WORDS)];
    int at = 0;
    for (Pdq hash : hashes) { // in the order of the words of a column
      words[at++] = hash.w3();
      words[at++] = hash.w2();
      words[at++] = hash.w1();
      words[at++] = hash.w0();
    }
    for (int part = 0; part < PARTS; part++) { // as equal as possible, and together radius + 1
      thresholds[part] = threshold(radius, part);
    }
  }

  int size() {
    return size;
  }

  int radius() {
    return radius;
  }

  long word(int query, int word) {
    return words[query * WORDS + word];
  }

  /** The value of a part, 0..65535; the part after the last is the first. */
  int part(int query, int part) {
    return part(word(query, wordOf(part)), part);
  }

  /** A chain that starts at this part has fewer differing bits in it. */
  int threshold(int part) {
    return thresholds[part % PARTS];
  }

  /** How many bits the part after this may differ by, in a chain whose first part differs so. */
  int mostInNext(int part, int difference) {
    return threshold(part) + threshold(part + 1) - 1 - difference;
  }

  static int threshold(int radius, int part) {
    return (radius + 1) / PARTS + (part < (radius + 1) % PARTS ? 1 : 0);
  }

  /** The word of a value in which a part lies. */
  static int wordOf(int part) {
    return part % PARTS / 4;
  }

  /** The value of a part, given the word in which it lies. */
  static int part(long word, int part) {
    return (int) (word >>> (part % 4 * 16)) & 0xffff;
  }
}
