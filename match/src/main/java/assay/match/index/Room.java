package assay.match.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/** Zeroed room outside the heap, little-endian, as in a file of the index. */
final class Room {
  private Room() {}

  /**
   * @throws IllegalArgumentException if it is 2 GiB or more, which no buffer spans
   */
  static LongBuffer longs(long count) {
    return bytes(count * Long.BYTES).asLongBuffer();
  }

  /**
   * @throws IllegalArgumentException if it is 2 GiB or more, which no buffer spans
   */
  static IntBuffer ints(long count) {
    return bytes(count * Integer.BYTES).asIntBuffer();
  }

  /**
   * @throws IllegalArgumentException if it is 2 GiB or more, which no buffer spans
   */
  static ByteBuffer bytes(long count) {
    if (count > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("an index holds less than 2 GiB apiece, not " + count);
    }
    return ByteBuffer.allocateDirect((int) count).order(ByteOrder.LITTLE_ENDIAN);
  }
}
