package assay.dataset.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The first bytes of something; questions beyond their end are answered with no or 0. */
final class Head {
  private final byte[] bytes;

  Head(byte[] bytes) {
    this.bytes = bytes;
  }

  int length() {
    return bytes.length;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The unsigned byte at the offset. */
  int at(int offset) {
    return offset < bytes.length ? bytes[offset] & 0xff : 0;
  }

  /** Whether the characters, each one byte, stand at the offset. */
  boolean has(int offset, String signature) {
    return offset + signature.length() <= bytes.length && agrees(offset, signature);
  }

  /** Whether all there is, and it is something, is the beginning of the characters. */
  boolean isBegunBy(String signature) {
    return bytes.length < signature.length() && agrees(0, signature);
  }

  private boolean agrees(int offset, String signature) {
    int length = Math.min(signature.length(), bytes.length - offset);
    for (int i = 0; i < length; i++) {
      if (at(offset + i) != signature.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  long uint32(int offset, boolean bigEndian) {
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 8 | at(offset + (bigEndian ? i : 3 - i));
    }
    return value;
  }

  int uint16(int offset) {
    return at(offset) | at(offset + 1) << 8;
  }

  /** Four characters, as they stand. */
  String four(int offset) {
    int end = Math.min(bytes.length, offset + 4);
    return offset >= end ? "" : new String(bytes, offset, end - offset, ISO_8859_1);
  }
}
