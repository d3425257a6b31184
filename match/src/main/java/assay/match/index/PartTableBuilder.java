package assay.match.index;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/** Puts the values of a column in buckets by one of their parts. */
final class PartTableBuilder {
  private final LongBuffer words;
  private final int part;
  private final int size;

  PartTableBuilder(FingerprintColumn column, int part) {
    this.words = column.words();
    this.part = part;
    this.size = column.size();
  }

  /** Where a table of so many values is built: of one table at a time, or of one only. */
  static final class Space {
    private final ByteBuffer offsets;
    private final ByteBuffer positions;
    private final ByteBuffer signatures;

    Space(int size) {
      offsets = Room.bytes(Integer.BYTES * (PartTable.BUCKETS + 1L));
      positions = Room.bytes((long) size * Integer.BYTES);
      signatures = Room.bytes(PartTable.signatureBytes(size));
    }
  }

  PartTable build() {
    return build(new Space(size));
  }

  /** Builds it in this space, over the table that was there. */
  PartTable build(Space space) {
    int[] next = begins();
    ByteBuffer positions = space.positions;
    ByteBuffer signatures = space.signatures;
    space.offsets.asIntBuffer().put(next);
    for (int position = 0; position < size; position++) {
      int slot = next[part(position, part)]++;
      positions.putInt(slot * Integer.BYTES, position);
      signatures.putShort(slot * Short.BYTES, (short) part(position, part + 1));
    }
    return new PartTable(part, space.offsets, positions, signatures);
  }

  /** Where each bucket begins. */
  private int[] begins() {
    int[] begins = new int[PartTable.BUCKETS + 1];
    for (int position = 0; position < size; position++) {
      begins[part(position, part) + 1]++;
    }
    for (int bucket = 1; bucket <= PartTable.BUCKETS; bucket++) {
      begins[bucket] += begins[bucket - 1];
    }
    return begins;
  }

  private int part(int position, int which) {
    return Queries.part(words.get(position * Queries.WORDS + Queries.wordOf(which)), which);
  }
}
