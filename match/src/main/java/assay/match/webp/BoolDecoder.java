package assay.match.webp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The arithmetic decoder of section 7. Behind the end of its bytes it reads zeros. */
final class BoolDecoder {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int REFILL_BITS = 48;

  private final byte[] bytes;
  private final int end;
  private int at;

  /** What is left of the input, from its highest bit; {@code bits} bits lie below the window. */
  private long value;

  private int bits = -Byte.SIZE;

  /** The range less 1, 127..254. */
  private int range = 254;

  BoolDecoder(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** The next bit; 0 has the probability {@code probability / 256}. */
  int bit(int probability) {
    if (bits < 0) {
      refill();
    }
    int split = (range * probability) >>> 8;
    int bit;
    if ((int) (value >>> bits) > split) {
      value -= (long) (split + 1) << bits;
      range -= split + 1;
      bit = 1;
    } else {
      range = split;
      bit = 0;
    }
    if (range < 127) {
      int shift = Integer.numberOfLeadingZeros(range + 1) - 24; // to 128 or more, plus 1
      range = ((range + 1) << shift) - 1;
      bits -= shift;
    }
    return bit;
  }

  private void refill() {
    if (at + Long.BYTES <= end) {
      value = value << REFILL_BITS | (long) LONGS.get(bytes, at) >>> (Long.SIZE - REFILL_BITS);
      at += REFILL_BITS / Byte.SIZE;
      bits += REFILL_BITS;
    } else {
      value = value << Byte.SIZE | (at < end ? bytes[at] & 0xff : 0);
      at++;
      bits += Byte.SIZE;
    }
  }

  /** An unsigned number of so many bits, the highest first. */
  int literal(int width) {
    int number = 0;
    for (int i = 0; i < width; i++) {
      number = number << 1 | bit(128);
    }
    return number;
  }

  boolean flag() {
    return bit(128) == 1;
  }

  /** A number of so many bits and its sign, if a flag says that it is there; otherwise 0. */
  int optionalSigned(int width) {
    if (!flag()) {
      return 0;
    }
    int number = literal(width);
    return flag() ? -number : number;
  }

  /** Whether more was read than there is. */
  boolean isExhausted() {
    return at > end;
  }
}
