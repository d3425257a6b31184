package assay.casework.captures;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Some thousand captures, packed. Each number is read where it lies; addresses are unpacked. */
final class Block {
  private final ByteBuffer bytes;
  private final KeyUnpacking unpacking;
  private final int size;
  private final long[] least = new long[Column.COUNT];
  private final int[] width = new int[Column.COUNT];
  private final int[] begin = new int[Column.COUNT];
  private final int pool;
  private final int text;

  /**
   * A view of a block.
   *
   * @param bytes little-endian, from the block's first byte to its last
   */
  Block(ByteBuffer bytes, KeyUnpacking unpacking) {
    this.bytes = bytes;
    this.unpacking = unpacking;
    this.size = (int) Bytes.varint(bytes);
    int end = 0;
    for (int column = 0; column < Column.COUNT; column++) {
      least[column] = Column.unzigzag(Bytes.varint(bytes));
      width[column] = bytes.get();
      begin[column] = end;
      end += (size * width[column] + 7) / 8;
    }
    int numbers = bytes.position();
    for (int column = 0; column < Column.COUNT; column++) {
      begin[column] += numbers;
    }
    bytes.position(numbers + end + Long.BYTES);
    int length = (int) Bytes.varint(bytes);
    this.pool = bytes.position();
    this.text = pool + length;
  }

  int size() {
    return size;
  }

  long get(Column which, int slot) {
    int column = which.number();
    long bit = (long) slot * width[column];
    long word = bytes.getLong(begin[column] + (int) (bit >>> 3)) >>> (bit & 7);
    return least[column] + (word & ((1L << width[column]) - 1));
  }

  /**
   * The slots whose record begins at an offset.
   *
   * @param offset in bytes
   */
  List<Integer> slotsAt(long offset) {
    List<Integer> slots = new ArrayList<>();
    for (int slot = 0; slot < size; slot++) {
      if (get(Column.OFFSET, slot) == offset) {
        slots.add(slot);
      }
    }
    return slots;
  }

  /** Takes what is kept of the digests of a capture. */
  @FunctionalInterface
  interface Digests {
    /**
     * Of the next capture.
     *
     * @param at where they begin in the block
     */
    void accept(int slot, int kind, int at);
  }

  /**
   * Visits the captures from the first on.
   *
   * @param lengths how many bytes are kept of the digests of a kind
   */
  void walk(int captures, int[] lengths, Digests each) {
    int at = pool;
    int last = 0;
    for (int slot = 0; slot < captures; slot++) {
      int kind = (int) get(Column.KIND, slot);
      if (get(Column.SAME, slot) == 0) {
        at += last;
        last = lengths[kind];
      }
      each.accept(slot, kind, at);
    }
  }

  /** Whether these bytes stand there. */
  boolean has(byte[] sought, int at) {
    for (int i = 0; i < sought.length; i++) {
      if (bytes.get(at + i) != sought[i]) {
        return false;
      }
    }
    return true;
  }

  /** What is kept of the digests of a capture, one after the other. */
  byte[] digests(int slot, int[] lengths) {
    byte[][] digests = new byte[1][];
    walk(
        slot + 1,
        lengths,
        (capture, kind, at) -> {
          if (capture == slot) {
            digests[0] = new byte[lengths[kind]];
            bytes.get(at, digests[0]);
          }
        });
    return digests[0];
  }

  /** The keys of its first addresses, in order. */
  byte[][] keys(int captures) {
    ByteBuffer packed = bytes.duplicate().position(text);
    int length = (int) Bytes.varint(packed);
    byte[] frame = new byte[packed.remaining()];
    packed.get(frame);
    return KeyText.read(unpacking.plain(frame, length), size, captures);
  }
}
