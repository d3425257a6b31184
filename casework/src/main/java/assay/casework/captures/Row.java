package assay.casework.captures;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A capture as it is sorted: by address, then by time. Two written rows that differ in their last
 * four bytes only are the same capture from two sources.
 */
final class Row {
  private static final long SIGN = Long.MIN_VALUE;

  private final byte[] key;
  private final long time;
  private final long span;
  private final int file;
  private final long offset;
  private final long length;
  private final int kind;
  private final byte[] digests;
  private final int source;

  /**
   * A row.
   *
   * @param time in seconds since 1970: the lower bound, or the upper one if it is the only one
   * @param span seconds from the lower to the upper bound
   * @param file number of the archive file's name, from 1; 0 without a place. Of a row of a release
   *     file, offset and length are the prefix of its key, its number and how many digits that has
   * @param kind number of the kind
   * @param digests their bytes, one after the other
   * @param source number of the source
   */
  Row(
      byte[] key,
      long time,
      long span,
      int file,
      long offset,
      long length,
      int kind,
      byte[] digests,
      int source) {
    this.key = key;
    this.time = time;
    this.span = span;
    this.file = file;
    this.offset = offset;
    this.length = length;
    this.kind = kind;
    this.digests = digests;
    this.source = source;
  }

  byte[] key() {
    return key;
  }

  long time() {
    return time;
  }

  long span() {
    return span;
  }

  int file() {
    return file;
  }

  long offset() {
    return offset;
  }

  long length() {
    return length;
  }

  int kind() {
    return kind;
  }

  byte[] digests() {
    return digests;
  }

  int source() {
    return source;
  }

  /** The same with other bytes of digests. */
  Row keeping(byte[] some) {
    return new Row(key, time, span, file, offset, length, kind, some, source);
  }

  void write(Bytes out) {
    out.put(key)
        .put(0) // no key holds a zero, so that the shorter of two keys comes first
        .putOrdered(time ^ SIGN)
        .putVarint(span)
        .putVarint(file)
        .putVarint(offset)
        .putVarint(length)
        .putVarint(kind)
        .put(digests)
        .putInt(source);
  }

  /** The key of a written row. */
  static byte[] key(byte[] bytes) {
    int end = 0;
    while (bytes[end] != 0) {
      end++;
    }
    return Arrays.copyOf(bytes, end);
  }

  static Row read(byte[] bytes) {
    byte[] key = key(bytes);
    int end = key.length;
    ByteBuffer rest = ByteBuffer.wrap(bytes, end + 1, bytes.length - end - 1);
    long time = rest.getLong() ^ SIGN;
    long span = Bytes.varint(rest);
    int file = (int) Bytes.varint(rest);
    long offset = Bytes.varint(rest);
    long length = Bytes.varint(rest);
    int kind = (int) Bytes.varint(rest);
    byte[] digests = new byte[rest.remaining() - Integer.BYTES];
    rest.get(digests);
    int source = Integer.reverseBytes(rest.getInt());
    return new Row(key, time, span, file, offset, length, kind, digests, source);
  }

  /** Whether two written rows are the same but for their source. */
  static boolean isSameCapture(byte[] one, byte[] other) {
    return one.length == other.length
        && Arrays.equals(
            one, 0, one.length - Integer.BYTES, other, 0, other.length - Integer.BYTES);
  }
}
