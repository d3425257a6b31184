package assay.dataset.warc;

import assay.dataset.io.ShardInput;
import java.io.IOException;

/** Unsigned numbers of up to seven bytes, the least significant first. */
final class LittleEndian {
  private LittleEndian() {}

  /**
   * Reads a number.
   *
   * @param what what the file ends in if it is too short: {@code gzip member}
   */
  static long read(ShardInput in, long at, int count, String what) throws IOException {
    byte[] bytes = in.peek(at, count);
    if (bytes.length < count) {
      throw FramingLost.early("the file ends in a " + what);
    }
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }
}
