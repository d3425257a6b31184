package assay.casework.captures;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * From hashes to the numbers of blocks. A hash's first bits name a bucket; of an entry, further
 * bits and the block are stored, packed. How many entries each bucket has is written in unary, as
 * Elias and Fano do: a one for each entry and a zero behind each bucket. So an entry that seems to
 * fit need not, and the block has to be looked at.
 *
 * @param words where the section with the entries lies
 * @param ends where the section with the ones and zeros lies
 * @param samples where the section lies that says where every 256th bucket begins in it
 */
record SideTable(MappedBytes file, Layout layout, long words, long ends, long samples) {
  private static final int SAMPLE_LOG = 8;

  /** How the bits of a hash are shared out, and how many a block's number has. */
  record Layout(int bucketBits, int moreBits, int blockBits) {
    private static final int MOST_BLOCK_BITS = 30 - IndexLayout.BLOCK_LOG;

    /** Further bits; each halves the blocks that are looked at in vain. */
    private static final int LEAST_MORE = 2;

    Layout {
      if (bucketBits < 1 || bucketBits > 31 || moreBits < 0 || moreBits + blockBits > 32) {
        throw new IllegalArgumentException("a side table has no such bits");
      }
    }

    /**
     * For so many entries at most.
     *
     * @param captures of the index, at most
     */
    static Layout of(long captures, long entries) {
      int blockBits = bits(Math.max(0, captures - 1) >>> IndexLayout.BLOCK_LOG);
      if (blockBits > MOST_BLOCK_BITS || entries > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("an index has at most 2^30 captures");
      }
      return new Layout(Math.max(1, bits(entries) - 1), LEAST_MORE, blockBits);
    }

    /** With so many further bits that a whole number of bytes of each digest need not be kept. */
    Layout forDigests() {
      int more = moreBits;
      while (Kept.known(bucketBits + more) % Byte.SIZE != 0) {
        more++;
      }
      return new Layout(bucketBits, more, blockBits);
    }

    private static int bits(long value) {
      return Long.SIZE - Long.numberOfLeadingZeros(value);
    }

    /** Bucket, further bits, block: sorting these numbers makes the table. */
    long entry(long hash, int block) {
      return (bucket(hash) << width()) | (more(hash) << blockBits) | block;
    }

    int width() {
      return moreBits + blockBits;
    }

    int hashBits() {
      return bucketBits + moreBits;
    }

    long bucket(long hash) {
      return hash >>> (Long.SIZE - bucketBits);
    }

    long more(long hash) {
      return moreBits == 0 ? 0 : (hash << bucketBits) >>> (Long.SIZE - moreBits);
    }

    int block(long word) {
      return (int) (word & ((1L << blockBits) - 1));
    }
  }

  /** Takes the number of a block; says whether to go on. */
  @FunctionalInterface
  interface Blocks {
    boolean accept(int block);
  }

  /** All blocks that may have this hash, in order. */
  void find(long hash, Blocks blocks) {
    long bucket = layout.bucket(hash);
    long sought = layout.more(hash);
    long at = begin(bucket);
    for (long entry = at - bucket; isEntry(at); at++, entry++) {
      long word = word(entry);
      long more = word >>> layout.blockBits();
      if (more > sought || (more == sought && !blocks.accept(layout.block(word)))) {
        return;
      }
    }
  }

  private boolean isEntry(long at) {
    return (file.getLong(ends + (at >>> 6) * Long.BYTES) >>> (at & 63) & 1) == 1;
  }

  private long word(long entry) {
    long bit = entry * layout.width();
    long from = file.getLong(words + (bit >>> 3)) >>> (bit & 7);
    return from & ((1L << layout.width()) - 1);
  }

  /** Where a bucket begins among the ones and zeros: behind as many zeros as it has number. */
  private long begin(long bucket) {
    long at = Integer.toUnsignedLong(file.getInt(samples + 4 * (bucket >>> SAMPLE_LOG)));
    long zeros = bucket & ((1 << SAMPLE_LOG) - 1);
    while (zeros > 0) {
      long rest = ~file.getLong(ends + (at >>> 6) * Long.BYTES) >>> (at & 63);
      int count = Long.bitCount(rest);
      if (count < zeros) {
        zeros -= count;
        at = (at | 63) + 1;
      } else {
        for (; zeros > 1; zeros--) {
          rest &= rest - 1;
        }
        at += Long.numberOfTrailingZeros(rest) + 1;
        zeros = 0;
      }
    }
    return at;
  }

  /** What leads to the entries: the sections {@code ends} and {@code samples}. */
  static final class Ends {
    private final byte[] bits;
    private final byte[] samples;

    private Ends(byte[] bits, byte[] samples) {
      this.bits = bits;
      this.samples = samples;
    }

    void writeBits(CheckedOutput out) throws IOException {
      out.write(bits);
    }

    void writeSamples(CheckedOutput out) throws IOException {
      out.write(samples);
    }
  }

  /** Writes the entries, equal ones once, and says where the buckets end. */
  static Ends write(LongSorter entries, Layout layout, CheckedOutput out) throws IOException {
    Writing writing = new Writing(layout, entries.size(), out);
    entries.merge(writing::add);
    return writing.finish();
  }

  private static final class Writing {
    private final Layout layout;
    private final CheckedOutput out;
    private final ByteBuffer chunk = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer ends;
    private final ByteBuffer samples;
    private long last = -1;
    private long bucket;
    private long at;
    private long bits;
    private int held;

    Writing(Layout layout, long entries, CheckedOutput out) {
      this.layout = layout;
      this.out = out;
      long buckets = 1L << layout.bucketBits();
      int words = (int) ((entries + buckets) / Long.SIZE + 1);
      this.ends = ByteBuffer.allocate(words * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      int sampled = (int) (buckets >>> SAMPLE_LOG) + 1;
      this.samples =
          ByteBuffer.allocate(sampled * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(0);
    }

    void add(long entry) throws IOException {
      if (entry == last) {
        return; // a file that was fetched again and had not changed stands in the same block
      }
      last = entry;
      closeUntil(entry >>> layout.width());
      int word = (int) (at >>> 6) * Long.BYTES;
      ends.putLong(word, ends.getLong(word) | 1L << (at & 63));
      at++;
      put(entry & ((1L << layout.width()) - 1), layout.width());
    }

    private void closeUntil(long next) {
      while (bucket < next) {
        bucket++;
        at++;
        if ((bucket & ((1 << SAMPLE_LOG) - 1)) == 0) {
          samples.putInt((int) at);
        }
      }
    }

    private void put(long value, int width) throws IOException {
      bits |= value << held;
      held += width;
      while (held >= Byte.SIZE) {
        putByte((byte) bits);
        bits >>>= Byte.SIZE;
        held -= Byte.SIZE;
      }
    }

    private void putByte(byte value) throws IOException {
      chunk.put(value);
      if (!chunk.hasRemaining()) {
        flush();
      }
    }

    private void flush() throws IOException {
      out.write(chunk.array(), chunk.position());
      chunk.clear();
    }

    Ends finish() throws IOException {
      put(0, Byte.SIZE);
      for (int i = 0; i < Long.BYTES; i++) {
        putByte((byte) 0); // so that eight bytes can be read from any bit
      }
      flush();
      closeUntil(1L << layout.bucketBits());
      int length = ((int) (at >>> 6) + 1) * Long.BYTES;
      return new Ends(Arrays.copyOf(ends.array(), length), samples.array());
    }
  }
}
