package assay.casework.captures;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes being put together, and numbers of variable length. */
final class Bytes {
  private byte[] bytes = new byte[256];
  private int length;

  Bytes put(byte[] more) {
    return put(more, 0, more.length);
  }

  Bytes put(byte[] more, int from, int count) {
    room(count);
    System.arraycopy(more, from, bytes, length, count);
    length += count;
    return this;
  }

  Bytes put(int value) {
    room(1);
    bytes[length++] = (byte) value;
    return this;
  }

  /** Big-endian, so that the order of bytes is that of the numbers. */
  Bytes putOrdered(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      put((int) (value >>> shift));
    }
    return this;
  }

  Bytes putInt(int value) {
    for (int shift = 0; shift < 32; shift += 8) {
      put(value >>> shift);
    }
    return this;
  }

  Bytes putLong(long value) {
    return putInt((int) value).putInt((int) (value >>> 32));
  }

  /** Seven bits a byte, low ones first. */
  Bytes putVarint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      put((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    return put((int) rest);
  }

  static long varint(ByteBuffer from) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = from.get();
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IllegalStateException("a number has no end");
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  int length() {
    return length;
  }

  Bytes clear() {
    length = 0;
    return this;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** The bytes so far, without a copy. */
  ByteBuffer view() {
    return ByteBuffer.wrap(bytes, 0, length);
  }
}
