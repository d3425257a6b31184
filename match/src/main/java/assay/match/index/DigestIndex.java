package assay.match.index;

import assay.fingerprint.Digest;
import java.util.OptionalInt;

/**
 * Finds a digest in a column: the first sixteen bits say where to begin, a binary search ends it.
 */
public final class DigestIndex {
  private static final int PREFIX_BITS = 16;

  private final FingerprintColumn column;
  private final int[] begins = new int[(1 << PREFIX_BITS) + 1];

  private DigestIndex(FingerprintColumn column) {
    this.column = column;
    for (int position = 0; position < column.size(); position++) {
      begins[prefix(column.word(position, 0)) + 1]++;
    }
    for (int prefix = 1; prefix < begins.length; prefix++) {
      begins[prefix] += begins[prefix - 1];
    }
  }

  /** An index over a column, which it keeps. */
  public static DigestIndex of(FingerprintColumn column) {
    return new DigestIndex(column);
  }

  /** Where the digest stands in the column, if it does. */
  public OptionalInt find(Digest digest) {
    if (!digest.algorithmName().equals(column.algorithm())) {
      return OptionalInt.empty();
    }
    long[] sought = FingerprintColumn.words(digest);
    int low = begins[prefix(sought[0])];
    int high = begins[prefix(sought[0]) + 1] - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, sought);
      if (order == 0) {
        return OptionalInt.of(middle);
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return OptionalInt.empty();
  }

  private int compare(int position, long[] sought) {
    for (int word = 0; word < sought.length; word++) {
      int order = Long.compareUnsigned(column.word(position, word), sought[word]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int prefix(long word) {
    return (int) (word >>> (Long.SIZE - PREFIX_BITS));
  }
}
