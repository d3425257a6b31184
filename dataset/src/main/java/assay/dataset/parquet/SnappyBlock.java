package assay.dataset.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Snappy's block format, as the format description of google/snappy has it. In Java, because no
 * native code should see a stranger's bytes. Casework reads Snappy pages of indexes with a class
 * like the first half of this one: stages do not know each other, and core has no codecs.
 */
final class SnappyBlock {
  private final ByteBuffer in;
  private final byte[] out;
  private int length;

  private SnappyBlock(byte[] packed, int size) {
    this.in = ByteBuffer.wrap(packed);
    this.out = new byte[size];
  }

  static byte[] unpack(byte[] packed, int size) {
    SnappyBlock block = new SnappyBlock(packed, size);
    try {
      block.run();
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new Damaged("a page is not what Snappy wrote", e);
    }
    return block.out;
  }

  private void run() {
    if (number() != out.length) {
      throw new Damaged("a page is of another length than its header says");
    }
    while (in.hasRemaining()) {
      int tag = in.get() & 0xff;
      switch (tag & 3) {
        case 0 -> literal(tag >>> 2);
        case 1 -> copy(((tag & 0xe0) << 3) | (in.get() & 0xff), ((tag >>> 2) & 7) + 4);
        case 2 -> copy(littleEndian(2), (tag >>> 2) + 1);
        default -> copy(littleEndian(4), (tag >>> 2) + 1);
      }
    }
    if (length != out.length) {
      throw new Damaged("a page is shorter than its header says");
    }
  }

  private int number() {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = in.get();
      value |= (b & 0x7f) << shift;
      if (b >= 0 || shift == 28) {
        return value;
      }
    }
  }

  private int littleEndian(int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (in.get() & 0xff) << (8 * i);
    }
    return value;
  }

  private void literal(int code) {
    int count = 1 + (code < 60 ? code : littleEndian(code - 59));
    if (count < 0 || count > out.length - length) {
      throw new IndexOutOfBoundsException(count);
    }
    in.get(out, length, count);
    length += count;
  }

  /** Byte by byte: what is copied may be what the copy itself just wrote. */
  private void copy(int back, int count) {
    if (back < 1 || back > length || count > out.length - length) {
      throw new IndexOutOfBoundsException(back);
    }
    for (int i = 0; i < count; i++) {
      out[length] = out[length - back];
      length++;
    }
  }

  static byte[] pack(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(32 + plain.length + plain.length / 6);
    int rest = plain.length;
    for (; rest > 0x7f; rest >>>= 7) {
      out.write((rest & 0x7f) | 0x80);
    }
    out.write(rest);
    Repeats.find(
        plain,
        (from, count, back, copied) -> {
          packLiteral(plain, from, count, out);
          packCopy(back, copied, out);
        });
    return out.toByteArray();
  }

  private static void packLiteral(byte[] plain, int from, int count, ByteArrayOutputStream out) {
    int most = count - 1;
    if (count == 0) {
      return;
    } else if (most < 60) {
      out.write(most << 2);
    } else {
      int bytes = most < 1 << 8 ? 1 : most < 1 << 16 ? 2 : most < 1 << 24 ? 3 : 4;
      out.write((59 + bytes) << 2);
      for (int i = 0; i < bytes; i++) {
        out.write(most >>> (8 * i));
      }
    }
    out.write(plain, from, count);
  }

  private static void packCopy(int back, int count, ByteArrayOutputStream out) {
    for (int rest = count; rest > 0; ) {
      int n = Math.min(rest, 64);
      out.write((n - 1) << 2 | 2);
      out.write(back);
      out.write(back >>> 8);
      rest -= n;
    }
  }
}
