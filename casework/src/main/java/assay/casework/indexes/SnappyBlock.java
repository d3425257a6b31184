package assay.casework.indexes;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Undoes Snappy's block format, as the format description of google/snappy has it. A page is small
 * and these tables come from elsewhere, so no native code reads them.
 */
final class SnappyBlock {
  private final ByteBuffer in;
  private final byte[] out;
  private int length;

  private SnappyBlock(ByteBuffer in, int size) {
    this.in = in;
    this.out = new byte[size];
  }

  static byte[] plain(byte[] packed, int size) throws IOException {
    SnappyBlock block = new SnappyBlock(ByteBuffer.wrap(packed), size);
    try {
      block.run();
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IOException("a page is not what Snappy wrote", e);
    }
    return block.out;
  }

  private void run() throws IOException {
    if (number() != out.length) {
      throw new IOException("a page is of another length than its header says");
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
      throw new IOException("a page is shorter than its header says");
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
  private void copy(int offset, int count) {
    if (offset < 1 || offset > length || count > out.length - length) {
      throw new IndexOutOfBoundsException(offset);
    }
    for (int i = 0; i < count; i++) {
      out[length] = out[length - offset];
      length++;
    }
  }
}
