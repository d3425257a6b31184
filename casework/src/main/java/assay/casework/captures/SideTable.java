package assay.casework.captures;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * From hashes to the numbers of rows. A hash's first bits name a bucket of some eight entries; an
 * entry is four bytes: the number of a row, and before it as many further bits of the hash as there
 * is room for. So an entry that seems to fit need not, and the row has to be looked at.
 *
 * @param ends where the section with the ends of the buckets lies
 * @param words where the section with the entries lies
 */
record SideTable(MappedBytes file, Layout layout, long ends, long words) {
  private static final int PER_BUCKET_LOG = 3;

  /** How the bits are shared out. */
  record Layout(int rowBits, int bucketBits) {
    static final int MOST_ROW_BITS = 30;

    static Layout of(long rows, long entries) {
      int rowBits = bits(Math.max(1, rows - 1));
      if (rowBits > MOST_ROW_BITS || entries > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("an index has at most 2^30 captures");
      }
      return new Layout(rowBits, Math.max(1, bits(entries >>> PER_BUCKET_LOG) - 1));
    }

    private static int bits(long value) {
      return Long.SIZE - Long.numberOfLeadingZeros(value);
    }

    /** Bucket, further bits, row: sorting these numbers makes the table. */
    long entry(long hash, int row) {
      return ((long) bucket(hash) << 32) | ((long) more(hash) << rowBits) | row;
    }

    int bucket(long hash) {
      return (int) (hash >>> (Long.SIZE - bucketBits));
    }

    int more(long hash) {
      return (int) ((hash << bucketBits) >>> (Long.SIZE - (32 - rowBits)));
    }

    int row(int word) {
      return (int) (word & ((1L << rowBits) - 1));
    }

    int more(int word) {
      return word >>> rowBits;
    }
  }

  /** Takes the number of a row; says whether to go on. */
  @FunctionalInterface
  interface Rows {
    boolean accept(int row);
  }

  /** All rows that may have this hash, in order. */
  void find(long hash, Rows rows) {
    int bucket = layout.bucket(hash);
    long from = bucket == 0 ? 0 : file.getInt(ends + 4L * (bucket - 1));
    long to = file.getInt(ends + 4L * bucket);
    int sought = layout.more(hash);
    for (long i = from; i < to; i++) {
      int word = file.getInt(words + 4 * i);
      int more = layout.more(word);
      if (more > sought || (more == sought && !rows.accept(layout.row(word)))) {
        return;
      }
    }
  }

  /** Writes the entries, and says where the buckets end. */
  static byte[] write(LongSorter entries, Layout layout, CheckedOutput out) throws IOException {
    int[] counts = new int[1 << layout.bucketBits()];
    ByteBuffer chunk = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    entries.merge(
        entry -> {
          counts[(int) (entry >>> 32)]++;
          chunk.putInt((int) entry);
          if (!chunk.hasRemaining()) {
            out.write(chunk.array(), chunk.position());
            chunk.clear();
          }
        });
    out.write(chunk.array(), chunk.position());
    ByteBuffer ends = ByteBuffer.allocate(4 * counts.length).order(ByteOrder.LITTLE_ENDIAN);
    int end = 0;
    for (int count : counts) {
      end += count;
      ends.putInt(end);
    }
    return ends.array();
  }
}
