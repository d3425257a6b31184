package assay.match.index;

import assay.match.file.IndexFile;
import assay.match.file.IndexFileException;
import assay.match.file.IndexFileWriter;
import java.io.IOException;
import java.nio.IntBuffer;

/**
 * Where, among sorted digests, those that begin with the same bits begin. So many bits are looked
 * at that four to eight digests share them on average, whatever their number.
 */
final class PrefixTable {
  private static final int BUCKET = 8;

  private final int bits;
  private final IntBuffer begins;

  private PrefixTable(int bits, IntBuffer begins) {
    this.bits = bits;
    this.begins = begins;
  }

  /** How many bits so many digests are told apart by, 1..28. */
  static int bits(long size) {
    long buckets = (size + BUCKET - 1) / BUCKET;
    return Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, buckets - 1)));
  }

  static PrefixTable of(DigestColumn column) {
    Counts counts = new Counts(column.size());
    for (int position = 0; position < column.size(); position++) {
      counts.add(column.head(position));
    }
    return counts.table();
  }

  /**
   * The table that lies in a section, for so many digests.
   *
   * @throws IndexFileException if it would send a look-up beyond them
   */
  static PrefixTable open(IndexFile file, String section, int size) throws IndexFileException {
    int bits = bits(size);
    IntBuffer begins = file.section(section, ((1L << bits) + 1) * Integer.BYTES).asIntBuffer();
    int before = 0;
    boolean rises = begins.get(0) == 0;
    for (int bucket = 1; bucket < begins.limit(); bucket++) {
      rises &= begins.get(bucket) >= before;
      before = begins.get(bucket);
    }
    if (!rises || before != size) {
      throw IndexFileException.in(
          file.path(), section, "its numbers do not rise from 0 to the number of digests");
    }
    return new PrefixTable(bits, begins);
  }

  void write(IndexFileWriter file, String section) throws IOException {
    file.numbers(section, begins);
  }

  /** The first position whose digest may begin with this word's bits. */
  int from(long head) {
    return begins.get(bucket(head, bits));
  }

  /** The position after the last one. */
  int to(long head) {
    return begins.get(bucket(head, bits) + 1);
  }

  private static int bucket(long head, int bits) {
    return (int) (head >>> (Long.SIZE - bits));
  }

  /** Counts digests by their first bits, to make a table of them. */
  static final class Counts {
    private final int bits;
    private final int[] counts;
    private int size;

    /** For at most so many digests. */
    Counts(int most) {
      this.bits = bits(most);
      this.counts = new int[(1 << bits) + 1];
    }

    void add(long head) {
      counts[bucket(head, bits) + 1]++;
      size++;
    }

    int size() {
      return size;
    }

    /** For those that came. May be called once. */
    PrefixTable table() {
      for (int bucket = 1; bucket < counts.length; bucket++) {
        counts[bucket] += counts[bucket - 1];
      }
      int fewer = bits(size);
      int step = 1 << (bits - fewer); // fewer came than might have: every so manieth bucket remains
      IntBuffer begins = Room.ints((1L << fewer) + 1);
      for (int bucket = 0; bucket < begins.limit(); bucket++) {
        begins.put(bucket, counts[bucket * step]);
      }
      return new PrefixTable(fewer, begins);
    }
  }
}
