package assay.casework.captures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Packs the rows of one block. */
final class BlockWriter {
  private final KeyPacking packing;
  private final List<Row> rows = new ArrayList<>();

  BlockWriter(KeyPacking packing) {
    this.packing = packing;
  }

  void add(Row row) {
    rows.add(row);
  }

  int size() {
    return rows.size();
  }

  byte[] firstKey() {
    return rows.get(0).key();
  }

  /** The block of the rows that came since the last one. */
  byte[] finish() {
    Bytes head = new Bytes();
    Bytes bits = new Bytes();
    for (Column column : Column.values()) {
      pack(column, head, bits);
    }
    byte[] pool = pool();
    byte[] text = KeyText.of(rows.stream().map(Row::key).toList());
    byte[] packed = packing.pack(text);
    Bytes block =
        new Bytes()
            .putVarint(rows.size())
            .put(head.toArray())
            .put(bits.toArray())
            .putLong(0) // so that eight bytes can be read from any bit
            .putVarint(pool.length)
            .put(pool)
            .putVarint(text.length)
            .put(packed);
    rows.clear();
    return block.toArray();
  }

  private void pack(Column column, Bytes head, Bytes bits) {
    long[] values = new long[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column == Column.SAME ? (hasDigestsOfLast(i) ? 1 : 0) : column.of(rows.get(i));
    }
    long least = Arrays.stream(values).min().orElse(0);
    long most = Arrays.stream(values).max().orElse(0);
    int width = Long.SIZE - Long.numberOfLeadingZeros(most - least);
    if (width > Column.WIDEST) {
      throw new IllegalArgumentException("a number is beyond what an archive has");
    }
    head.putVarint(Column.zigzag(least)).put(width);
    byte[] packed = new byte[(values.length * width + 7) / 8 + Long.BYTES];
    for (int i = 0; i < values.length; i++) {
      long bit = (long) i * width;
      long shifted = (values[i] - least) << (bit & 7);
      for (int b = 0; b < Long.BYTES; b++) {
        packed[(int) (bit >>> 3) + b] |= (byte) (shifted >>> (8 * b));
      }
    }
    bits.put(packed, 0, packed.length - Long.BYTES);
  }

  /** A file that was fetched again and had not changed stands right behind itself. */
  private boolean hasDigestsOfLast(int i) {
    return i > 0
        && rows.get(i).kind() == rows.get(i - 1).kind()
        && Arrays.equals(rows.get(i).digests(), rows.get(i - 1).digests());
  }

  private byte[] pool() {
    Bytes pool = new Bytes();
    for (int i = 0; i < rows.size(); i++) {
      if (!hasDigestsOfLast(i)) {
        pool.put(rows.get(i).digests());
      }
    }
    return pool.toArray();
  }
}
