package assay.match.decode;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.Arrays;

/**
 * A JPEG 2000 codestream (ITU-T T.800, annex A), walked through from tile-part to tile-part without
 * decoding.
 *
 * @param bytes the codestream; what is missing in its last tile-part is filled up with zeros, which
 *     are empty packets, so that a decoder goes as far as the bytes do
 * @param whole whether it goes to its end
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Jpeg2000Codestream(int width, int height, int components, byte[] bytes, boolean whole) {
  private static final int SOC = 0xff4f;
  private static final int SIZ = 0xff51;
  private static final int SOT = 0xff90;
  private static final int EOC = 0xffd9;

  private static final int MOST_COMPONENTS = 16_384;
  private static final int MOST_MISSING = 16 << 20;

  /** The codestream that begins at the first of these bytes. */
  static Jpeg2000Codestream read(byte[] stream) throws UnreadableItemException {
    Numbers bytes = new Numbers(stream);
    if (bytes.u16be(0) != SOC || bytes.u16be(2) != SIZ) {
      throw new UnreadableItemException(
          Reason.DECODE_ERROR, "a codestream does not begin with its size");
    }
    int components = bytes.u16be(40);
    if (components < 1 || components > MOST_COMPONENTS) {
      throw new UnreadableItemException(Reason.DECODE_ERROR, components + " components");
    }
    int width = side(bytes, 8, 16, components, 0);
    int height = side(bytes, 12, 20, components, 1);
    long end = end(bytes);
    boolean whole = bytes.reaches(end);
    return new Jpeg2000Codestream(
        width, height, components, whole ? stream : filled(stream, end), whole);
  }

  /** The extent of the largest component; each may be sampled more coarsely than the grid. */
  private static int side(Numbers bytes, int to, int from, int components, int axis)
      throws UnreadableItemException {
    long side = 0;
    for (int i = 0; i < components; i++) {
      int step = Math.max(1, bytes.u8(43 + 3L * i + axis));
      long begin = (bytes.u32be(from) + step - 1) / step;
      side = Math.max(side, (bytes.u32be(to) + step - 1) / step - begin);
    }
    if (side < 1 || side > 1 << 24) {
      throw new UnreadableItemException(
          side < 1 ? Reason.DECODE_ERROR : Reason.TOO_LARGE, "a side of " + side + " pixels");
    }
    return (int) side;
  }

  /** Where it ends, behind EOC. */
  private static long end(Numbers bytes) throws UnreadableItemException {
    long at = 2;
    boolean tiles = false;
    while (true) {
      if (tiles && !bytes.reaches(at + 2)) {
        return at + 2; // the end mark at least is missing
      }
      int marker = bytes.u16be(at);
      if (marker == EOC && tiles) {
        return at + 2;
      } else if (marker == SOT) {
        if (!bytes.reaches(at + 12)) {
          return at + 12;
        }
        at = endOfTilePart(bytes, at);
        tiles = true;
      } else if (tiles) {
        throw new UnreadableItemException(
            Reason.DECODE_ERROR, "byte " + at + ": no tile-part begins where one should");
      } else {
        at += 2 + Math.max(2, bytes.u16be(at + 2));
      }
    }
  }

  /** A length of 0 means that it is the last one, and goes to EOC. */
  private static long endOfTilePart(Numbers bytes, long at) throws UnreadableItemException {
    long length = bytes.u32be(at + 6);
    if (length == 0) {
      boolean ended = bytes.u16be(bytes.length() - 2L) == EOC;
      return bytes.length() - (ended ? 2L : 0L);
    }
    if (length < 14) {
      throw new UnreadableItemException(
          Reason.DECODE_ERROR, "byte " + at + ": a tile-part of " + length + " bytes");
    }
    return at + length;
  }

  private static byte[] filled(byte[] stream, long end) throws UnreadableItemException {
    if (end - stream.length > MOST_MISSING) {
      throw new UnreadableItemException(
          Reason.TRUNCATED, "a codestream of " + end + " bytes, " + stream.length + " are here");
    }
    byte[] filled = Arrays.copyOf(stream, (int) end + 2);
    filled[filled.length - 2] = (byte) (EOC >> 8);
    filled[filled.length - 1] = (byte) EOC;
    return filled;
  }
}
