package assay.dataset.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HexFormat;

/** A part of an array. What lies beyond its end reads as 0, and a part of it is cut at its end. */
final class Bytes {
  private final byte[] array;
  private final int from;
  private final int length;

  private Bytes(byte[] array, int from, int length) {
    this.array = array;
    this.from = from;
    this.length = length;
  }

  static Bytes of(byte[] array) {
    return new Bytes(array, 0, array.length);
  }

  int length() {
    return length;
  }

  int at(int offset) {
    return offset >= 0 && offset < length ? array[from + offset] & 0xff : 0;
  }

  int uint16(int offset) {
    return at(offset) << 8 | at(offset + 1);
  }

  long uint32(int offset) {
    return (long) uint16(offset) << 16 | uint16(offset + 2);
  }

  long uint32(int offset, boolean bigEndian) {
    return bigEndian
        ? uint32(offset)
        : Integer.toUnsignedLong(Integer.reverseBytes((int) uint32(offset)));
  }

  int uint16(int offset, boolean bigEndian) {
    return bigEndian ? uint16(offset) : at(offset) | at(offset + 1) << 8;
  }

  long uint64(int offset) {
    return uint32(offset) << 32 | uint32(offset + 4);
  }

  /** Whether the characters, each one byte, stand at the offset. */
  boolean has(int offset, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (offset + i >= length || at(offset + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** From one offset to another, as far as it is there. */
  Bytes part(long start, long end) {
    int first = (int) Math.max(0, Math.min(start, length));
    int last = (int) Math.max(first, Math.min(end, length));
    return new Bytes(array, from + first, last - first);
  }

  Bytes from(long start) {
    return part(start, length);
  }

  /** The offset of the first zero byte from here on; the length if there is none. */
  int zero(int start) {
    int at = Math.max(0, Math.min(start, length));
    while (at < length && at(at) != 0) {
      at++;
    }
    return at;
  }

  /** The bytes of these hexadecimal digits, as characters for {@link #has}. */
  static String latin1(String hex) {
    return new String(HexFormat.of().parseHex(hex), ISO_8859_1);
  }

  String latin1() {
    return new String(array, from, length, ISO_8859_1);
  }

  String utf8() {
    return new String(array, from, length, UTF_8);
  }

  byte[] copy() {
    return Arrays.copyOfRange(array, from, from + length);
  }
}
