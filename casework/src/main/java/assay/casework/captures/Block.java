package assay.casework.captures;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Some hundred captures, packed. Each number is read where it lies; addresses are unpacked. */
final class Block {
  private final ByteBuffer bytes;
  private final int size;
  private final Map<Column, Packed> columns = new EnumMap<>(Column.class);
  private final int numbers;
  private final int pool;
  private final int text;

  /**
   * A view of a block.
   *
   * @param bytes little-endian, from the block's first byte to its last
   */
  Block(ByteBuffer bytes) {
    this.bytes = bytes;
    this.size = (int) Bytes.varint(bytes);
    int begin = 0;
    for (Column column : Column.values()) {
      Packed packed = new Packed(Column.unzigzag(Bytes.varint(bytes)), bytes.get(), begin);
      columns.put(column, packed);
      begin += (size * packed.width() + 7) / 8;
    }
    this.numbers = bytes.position();
    int at = numbers + begin;
    bytes.position(at + Long.BYTES);
    int length = (int) Bytes.varint(bytes);
    this.pool = bytes.position();
    this.text = pool + length;
  }

  int size() {
    return size;
  }

  long get(Column column, int slot) {
    Packed packed = columns.get(column);
    long bit = (long) slot * packed.width();
    long word = bytes.getLong(numbers + packed.begin() + (int) (bit >>> 3)) >>> (bit & 7);
    return packed.least() + (word & ((1L << packed.width()) - 1));
  }

  /** A column: its least value, the bits of each, where it begins. */
  private record Packed(long least, int width, int begin) {}

  /**
   * The digests of a capture, one after the other.
   *
   * @param lengths how many bytes the digests of a kind take
   */
  byte[] digests(int slot, int[] lengths) {
    int at = pool;
    int last = 0;
    for (int i = 0; i <= slot; i++) {
      if (get(Column.SAME, i) == 0) {
        at += last;
        last = lengths[(int) get(Column.KIND, i)];
      }
    }
    byte[] digests = new byte[last];
    bytes.get(at, digests);
    return digests;
  }

  /** The keys of all its addresses, in order. */
  byte[][] keys() {
    byte[][] keys = new byte[size][];
    walk(size - 1, (slot, bytes, length) -> keys[slot] = Arrays.copyOf(bytes, length));
    return keys;
  }

  /** The key of one address. */
  byte[] key(int slot) {
    byte[][] key = new byte[1][];
    walk(
        slot,
        (at, bytes, length) -> {
          if (at == slot) {
            key[0] = Arrays.copyOf(bytes, length);
          }
        });
    return key[0];
  }

  private interface Keys {
    void accept(int slot, byte[] bytes, int length);
  }

  private void walk(int last, Keys keys) {
    ByteBuffer plain = ByteBuffer.wrap(plain());
    int[] shared = new int[size];
    int[] own = new int[size];
    for (int i = 0; i < size; i++) {
      shared[i] = (int) Bytes.varint(plain);
      own[i] = (int) Bytes.varint(plain);
    }
    byte[] key = new byte[256];
    for (int i = 0; i <= last; i++) {
      int length = shared[i] + own[i];
      if (length > key.length) {
        key = Arrays.copyOf(key, 2 * length);
      }
      plain.get(key, shared[i], own[i]);
      keys.accept(i, key, length);
    }
  }

  private byte[] plain() {
    ByteBuffer packed = bytes.duplicate().position(text);
    byte[] plain = new byte[(int) Bytes.varint(packed)];
    byte[] frame = new byte[packed.remaining()];
    packed.get(frame);
    if (Zstd.decompress(plain, frame) != plain.length) {
      throw new IllegalStateException("a block is shorter than it says");
    }
    return plain;
  }
}
