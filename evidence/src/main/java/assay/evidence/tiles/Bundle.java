package assay.evidence.tiles;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Entries as one file: each after its length, a big-endian uint16. */
final class Bundle {
  /** The longest entry. */
  static final int LONGEST = 0xffff;

  /** The longest bundle. */
  static final int LARGEST = TileBuilder.WIDTH * (Short.BYTES + LONGEST);

  private Bundle() {}

  static byte[] write(List<byte[]> entries) {
    int length = entries.stream().mapToInt(e -> Short.BYTES + e.length).sum();
    ByteBuffer out = ByteBuffer.allocate(length);
    for (byte[] entry : entries) {
      if (entry.length > LONGEST) {
        throw new IllegalArgumentException("an entry has " + entry.length + " bytes");
      }
      out.putShort((short) entry.length).put(entry);
    }
    return out.array();
  }

  /**
   * Reads all of a bundle.
   *
   * @throws IllegalArgumentException if it is not exactly so many entries
   */
  static List<byte[]> read(byte[] bundle, int width) {
    ByteBuffer in = ByteBuffer.wrap(bundle);
    List<byte[]> entries = new ArrayList<>();
    while (in.hasRemaining()) {
      if (in.remaining() < Short.BYTES) {
        throw new IllegalArgumentException("an entry has no length");
      }
      int length = Short.toUnsignedInt(in.getShort());
      if (length > in.remaining() || entries.size() == width) {
        throw new IllegalArgumentException("it does not end with entry " + width);
      }
      byte[] entry = new byte[length];
      in.get(entry);
      entries.add(entry);
    }
    if (entries.size() != width) {
      throw new IllegalArgumentException("it has " + entries.size() + " entries, not " + width);
    }
    return entries;
  }
}
