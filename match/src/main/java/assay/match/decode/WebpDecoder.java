package assay.match.decode;

import assay.match.decode.PictureSink.RowSink;
import assay.match.webp.Vp8Picture;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * WebP. A lossy picture is decoded by us, a lossless one and the frames of an animation by
 * TwelveMonkeys. Alpha only tells how frames lie over one another.
 */
final class WebpDecoder implements LumaDecoder {
  private static final int FIRST_CHUNK = 12;
  private static final long LOSSY = 0x56503820; // "VP8 "
  private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  @Override
  public void decode(byte[] content, Attempt attempt) throws UnreadableItemException, IOException {
    Numbers bytes = new Numbers(content);
    boolean whole = isWhole(bytes);
    if (!whole) {
      attempt.fault(Reason.TRUNCATED);
    }
    OptionalInt lossy = lossyChunk(bytes);
    if (lossy.isPresent()) {
      lossy(content, lossy.getAsInt(), attempt);
    } else {
      byte[] filled = whole ? content : padded(content, 8 + bytes.u32le(4), attempt);
      if (WebpAnimation.is(filled)) {
        WebpAnimation.emit(filled, attempt);
      } else {
        ReaderPages.emit(Readers.WEBP, filled, attempt);
      }
    }
  }

  /** Whether the file and each of its chunks are as long as they say. */
  private static boolean isWhole(Numbers bytes) throws UnreadableItemException {
    long end = 8 + bytes.u32le(4);
    long at = FIRST_CHUNK;
    while (at + 8 <= end && bytes.reaches(at + 8)) {
      at = next(bytes, at);
    }
    return bytes.reaches(end) && at <= end + end % 2;
  }

  private static long next(Numbers bytes, long at) throws UnreadableItemException {
    long next = at + 8 + bytes.u32le(at + 4);
    return next + next % 2;
  }

  /** Where the chunk of a lossy still picture begins; those of an animation lie within others. */
  private static OptionalInt lossyChunk(Numbers bytes) throws UnreadableItemException {
    long at = FIRST_CHUNK;
    while (bytes.reaches(at + 8)) {
      if (bytes.u32be(at) == LOSSY) {
        return OptionalInt.of((int) at);
      }
      at = next(bytes, at);
    }
    return OptionalInt.empty();
  }

  private static void lossy(byte[] content, int chunk, Attempt attempt)
      throws UnreadableItemException {
    int from = chunk + 8;
    long end = from + new Numbers(content).u32le(chunk + 4);
    Vp8Picture picture = Vp8Picture.of(content, from, (int) Math.min(content.length, end));
    attempt.admit(picture.width(), picture.height(), picture.memory());
    LumaRows rows = new LumaRows(picture, attempt);
    if (!picture.decode(rows)) {
      attempt.fault(Reason.DECODE_ERROR);
    }
  }

  /** Turns rows of colours into rows of luma. */
  private static final class LumaRows implements Vp8Picture.Rows {
    private final Attempt attempt;
    private final RowSink rows;
    private final float[] luma;

    LumaRows(Vp8Picture picture, Attempt attempt) throws UnreadableItemException {
      this.attempt = attempt;
      this.rows = attempt.picture(picture.width(), picture.height());
      this.luma = new float[picture.width()];
    }

    @Override
    public void goOn() {
      attempt.goOn();
    }

    @Override
    public void row(byte[] rgb) {
      Luma.row(rgb, 0, 3, luma);
      rows.row(luma);
    }
  }

  /** As long as it says, so that the reader decodes what is here; the rest is arbitrary. */
  private static byte[] padded(byte[] content, long end, Attempt attempt)
      throws UnreadableItemException {
    attempt.admit(1, 1, end);
    return Arrays.copyOf(content, (int) Math.max(content.length, Math.min(end, MAX_ARRAY)));
  }
}
