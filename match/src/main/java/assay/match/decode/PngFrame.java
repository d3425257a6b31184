package assay.match.decode;

import assay.match.decode.PngFile.Range;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * A frame of an animated PNG, as its control chunk {@code fcTL} places it (W3C PNG, third edition,
 * section 11.3.6).
 *
 * @param disposal what becomes of its place afterwards: 0 nothing, 1 cleared, 2 as before
 * @param over whether it is laid over what is there, by its alpha, or replaces it
 * @param data where its compressed pixels lie; grows while the file is walked through
 */
record PngFrame(
    long width, long height, long left, long top, int disposal, boolean over, List<Range> data) {
  static final int CLEARED = 1;
  static final int AS_BEFORE = 2;

  private static final int LENGTH = 26;

  /** What the chunk at this place says; the sequence number comes first. */
  static PngFrame of(Numbers bytes, long at, long length) throws UnreadableItemException {
    if (length != LENGTH) {
      throw new UnreadableItemException(
          Reason.DECODE_ERROR, "a frame's control chunk has " + length + " bytes, not " + LENGTH);
    }
    return new PngFrame(
        bytes.u32be(at + 4),
        bytes.u32be(at + 8),
        bytes.u32be(at + 12),
        bytes.u32be(at + 16),
        bytes.u8(at + 24),
        bytes.u8(at + 25) == 1,
        new ArrayList<>());
  }

  /** Whether it lies within a picture of this size. */
  boolean isWithin(PngHeader header) {
    return width >= 1
        && height >= 1
        && left + width <= header.width()
        && top + height <= header.height();
  }

  /** The header of its pixels. */
  PngHeader header(PngHeader whole) {
    return new PngHeader(width, height, whole.depth(), whole.colour(), whole.interlaced());
  }
}
