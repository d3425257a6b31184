package assay.dataset.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * LZ4's block format without a frame, Parquet's {@code LZ4_RAW}, as {@code lz4_Block_format.md} of
 * lz4/lz4 has it. In Java, because no native code should see a stranger's bytes.
 */
final class Lz4Block {
  private static final int LEAST_COPY = 4;

  private final ByteBuffer in;
  private final byte[] out;
  private int length;

  private Lz4Block(byte[] packed, int size) {
    this.in = ByteBuffer.wrap(packed);
    this.out = new byte[size];
  }

  static byte[] unpack(byte[] packed, int size) {
    Lz4Block block = new Lz4Block(packed, size);
    try {
      block.run();
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new Damaged("a page is not what LZ4 wrote", e);
    }
    return block.out;
  }

  private void run() {
    while (in.hasRemaining()) {
      int token = in.get() & 0xff;
      int literals = count(token >>> 4);
      if (literals > out.length - length) {
        throw new IndexOutOfBoundsException(literals);
      }
      in.get(out, length, literals);
      length += literals;
      if (in.hasRemaining()) { // the last piece has no copy
        int back = (in.get() & 0xff) | (in.get() & 0xff) << 8;
        copy(back, count(token & 15) + LEAST_COPY);
      }
    }
    if (length != out.length) {
      throw new Damaged("a page is shorter than its header says");
    }
  }

  private int count(int nibble) {
    int count = nibble;
    if (nibble == 15) {
      int more;
      do {
        more = in.get() & 0xff;
        count = Math.addExact(count, more);
      } while (more == 255);
    }
    return count;
  }

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
    ByteArrayOutputStream out = new ByteArrayOutputStream(32 + plain.length + plain.length / 250);
    Repeats.find(
        plain,
        (from, count, back, copied) -> {
          int more = Math.max(0, copied - LEAST_COPY);
          out.write(Math.min(count, 15) << 4 | Math.min(more, 15));
          packCount(count, out);
          out.write(plain, from, count);
          if (copied > 0) {
            out.write(back);
            out.write(back >>> 8);
            packCount(more, out);
          }
        });
    return out.toByteArray();
  }

  private static void packCount(int count, ByteArrayOutputStream out) {
    if (count >= 15) {
      int rest = count - 15;
      for (; rest >= 255; rest -= 255) {
        out.write(255);
      }
      out.write(rest);
    }
  }
}
