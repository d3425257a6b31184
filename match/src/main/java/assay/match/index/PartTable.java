package assay.match.index;

import assay.match.file.IndexFile;
import assay.match.file.IndexFileException;
import assay.match.file.IndexFileWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.List;

/** The values of a column, in buckets by one of their parts. */
final class PartTable {
  static final int BUCKETS = 1 << 16;
  private static final String OFFSETS = "offsets";
  private static final String POSITIONS = "positions";
  private static final String SIGNATURES = "signatures";
  private static final int LANES = 4; // signatures in a long
  private static final long EACH_LANE = 0x0001_0001_0001_0001L;
  private static final long LANE_SIGNS = 0x0080_0080_0080_0080L;

  private final int part;
  private final IntBuffer offsets;
  private final IntBuffer positions;
  private final LongBuffer signatures;
  private final List<ByteBuffer> content;

  /** A table over content that never changes; direct or mapped, little-endian. */
  PartTable(int part, ByteBuffer offsets, ByteBuffer positions, ByteBuffer signatures) {
    this.part = part;
    this.offsets = fixed(offsets).asIntBuffer();
    this.positions = fixed(positions).asIntBuffer();
    this.signatures = fixed(signatures).asLongBuffer();
    this.content = List.of(fixed(offsets), fixed(positions), fixed(signatures));
  }

  /** Always of one class, so that reading it is inlined. */
  private static ByteBuffer fixed(ByteBuffer content) {
    return content.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The table of a part, from a file.
   *
   * @param size how many values there are
   * @throws IndexFileException if it would send a look-up anywhere else than to these
   */
  static PartTable open(IndexFile file, int part, int size) throws IndexFileException {
    PartTable table =
        new PartTable(
            part,
            file.section(section(part, OFFSETS), (BUCKETS + 1L) * Integer.BYTES),
            file.section(section(part, POSITIONS), (long) size * Integer.BYTES),
            file.section(section(part, SIGNATURES), signatureBytes(size)));
    if (!table.risesTo(size)) {
      throw IndexFileException.in(
          file.path(), section(part, OFFSETS), "its numbers do not rise from 0 to " + size);
    }
    for (int slot = 0; slot < size; slot++) {
      if (Integer.compareUnsigned(table.position(slot), size) >= 0) {
        throw IndexFileException.in(
            file.path(), section(part, POSITIONS), "number " + slot + " is not below " + size);
      }
    }
    return table;
  }

  private boolean risesTo(int size) {
    boolean rises = offset(0) == 0 && offset(BUCKETS) == size;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      rises &= offset(bucket) <= offset(bucket + 1);
    }
    return rises;
  }

  /** Writes the sections that are opened again. */
  void write(IndexFileWriter file) throws IOException {
    file.section(section(part, OFFSETS), content.get(0));
    file.section(section(part, POSITIONS), content.get(1));
    file.section(section(part, SIGNATURES), content.get(2));
  }

  private static String section(int part, String content) {
    return "pdq." + part + "." + content;
  }

  /** How many bytes the signatures of so many values take. */
  static long signatureBytes(int size) {
    return (size + LANES - 1L) / LANES * Long.BYTES;
  }

  int part() {
    return part;
  }

  /** Where a bucket begins; bucket 65,536 is the end of the last. */
  int offset(int bucket) {
    return offsets.get(bucket);
  }

  /** How many others stand in the bucket of what stands in this table, on average. */
  double crowding() {
    double pairs = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      double size = offset(bucket + 1) - offset(bucket);
      pairs += size * (size - 1);
    }
    return pairs / Math.max(1, offset(BUCKETS));
  }

  /** The position in the column of what stands here. */
  int position(int slot) {
    return positions.get(slot);
  }

  /** The word that holds the signature of a slot, so that it is there when it is searched. */
  long touch(int slot) {
    return signatures.get(slot / LANES);
  }

  /**
   * Compares the signatures of a bucket four at a time.
   *
   * @param next the query's next part
   * @param most how many bits the next part may differ by
   */
  void search(int from, int to, int next, int most, int query, Candidates candidates) {
    LongBuffer words = signatures;
    long lanes = next * EACH_LANE;
    long aboveMost = (0x7f - most) * EACH_LANE; // added to a greater count, sets the lane's sign
    int last = (to - 1) / LANES;
    for (int i = from / LANES; i <= last; i++) {
      long passing = ~(laneCounts(words.get(i) ^ lanes) + aboveMost) & LANE_SIGNS;
      for (; passing != 0; passing &= passing - 1) {
        int slot = i * LANES + Long.numberOfTrailingZeros(passing) / 16;
        if (slot >= from && slot < to) { // the other lanes belong to the buckets beside it
          candidates.add(query, slot);
        }
      }
    }
  }

  /** The number of set bits in each lane, in its lower byte; what is in the upper is no matter. */
  private static long laneCounts(long lanes) {
    long x = lanes - ((lanes >>> 1) & 0x5555_5555_5555_5555L);
    x = (x & 0x3333_3333_3333_3333L) + ((x >>> 2) & 0x3333_3333_3333_3333L);
    x = (x + (x >>> 4)) & 0x0f0f_0f0f_0f0f_0f0fL;
    return x + (x >>> 8);
  }
}
