package assay.match.heif;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a stretch of bytes from its beginning to its end, and never beyond. */
final class Cursor {
  private final byte[] bytes;
  private final int end;

  /** Whether this stretch says that it is longer than the file. */
  private final boolean cut;

  private int at;

  private Cursor(byte[] bytes, int from, int end, boolean cut) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
    this.cut = cut;
  }

  static Cursor file(byte[] content) {
    return new Cursor(content, 0, content.length, true);
  }

  /** Over bytes that are known to be whole. */
  static Cursor whole(byte[] bytes) {
    return new Cursor(bytes, 0, bytes.length, false);
  }

  int remaining() {
    return end - at;
  }

  int at() {
    return at;
  }

  boolean isCut() {
    return cut;
  }

  int u8() throws UnreadableItemException {
    need(1);
    return bytes[at++] & 0xff;
  }

  int u16() throws UnreadableItemException {
    return u8() << 8 | u8();
  }

  long u32() throws UnreadableItemException {
    return (long) u16() << 16 | u16();
  }

  /** An unsigned number of 0 to 8 bytes; what exceeds 63 bits is as far away as can be. */
  long number(int size) throws UnreadableItemException {
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = value << 8 | u8();
    }
    return value < 0 ? Long.MAX_VALUE : value;
  }

  String four() throws UnreadableItemException {
    need(4);
    at += 4;
    return new String(bytes, at - 4, 4, StandardCharsets.ISO_8859_1);
  }

  void skip(int count) throws UnreadableItemException {
    need(count);
    at += count;
  }

  /** The next bytes as a stretch of their own, or as many as there are if this one was cut. */
  Cursor take(long length) throws UnreadableItemException {
    if (length > remaining() && !cut) {
      throw new UnreadableItemException(
          Reason.DECODE_ERROR,
          "byte " + at + ": " + length + " bytes are promised, " + remaining() + " remain");
    }
    int from = at;
    at += (int) Math.min(length, remaining());
    return new Cursor(bytes, from, at, length > at - from);
  }

  /** All that remains, copied. */
  byte[] rest() {
    return Arrays.copyOfRange(bytes, at, end);
  }

  private void need(int count) throws UnreadableItemException {
    if (count > remaining()) {
      throw new UnreadableItemException(
          cut ? Reason.TRUNCATED : Reason.DECODE_ERROR,
          "byte " + at + ": " + count + " bytes are needed, " + remaining() + " remain");
    }
  }
}
