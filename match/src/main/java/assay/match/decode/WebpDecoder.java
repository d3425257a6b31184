package assay.match.decode;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.io.IOException;
import java.util.Arrays;

/** WebP, by TwelveMonkeys: lossy, lossless, with alpha; of an animation, each frame as stored. */
final class WebpDecoder implements LumaDecoder {
  private static final int FIRST_CHUNK = 12;
  private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  @Override
  public void decode(byte[] content, Attempt attempt) throws UnreadableItemException, IOException {
    Numbers bytes = new Numbers(content);
    byte[] whole = content;
    if (!isWhole(bytes)) {
      attempt.fault(Reason.TRUNCATED);
      whole = padded(content, 8 + bytes.u32le(4), attempt);
    }
    ReaderPages.emit(Readers.WEBP, whole, attempt);
  }

  /** Whether the file and each of its chunks are as long as they say. */
  private static boolean isWhole(Numbers bytes) throws UnreadableItemException {
    long end = 8 + bytes.u32le(4);
    long at = FIRST_CHUNK;
    while (at + 8 <= end && bytes.reaches(at + 8)) {
      at += 8 + bytes.u32le(at + 4);
      at += at % 2;
    }
    return bytes.reaches(end) && at <= end + end % 2;
  }

  /** As long as it says, so that the reader decodes what is here; the rest is arbitrary. */
  private static byte[] padded(byte[] content, long end, Attempt attempt)
      throws UnreadableItemException {
    attempt.admit(1, 1, end);
    return Arrays.copyOf(content, (int) Math.max(content.length, Math.min(end, MAX_ARRAY)));
  }
}
