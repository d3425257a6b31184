package assay.match.decode;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.io.IOException;
import java.util.Arrays;

/** BMP, by the platform's reader. Rows that are cut off are black. */
final class BmpDecoder implements LumaDecoder {
  private static final int OLD_HEADER = 12;
  private static final int JPEG = 4;
  private static final int PNG = 5;

  @Override
  public void decode(byte[] content, Attempt attempt) throws UnreadableItemException, IOException {
    Numbers bytes = new Numbers(content);
    boolean old = bytes.u32le(14) == OLD_HEADER;
    long width = old ? bytes.u16le(18) : bytes.u32le(18);
    long height = old ? bytes.u16le(20) : Math.abs((int) bytes.u32le(22));
    int depth = old ? bytes.u16le(24) : bytes.u16le(28);
    long coding = old ? 0 : bytes.u32le(30);
    if (coding == JPEG || coding == PNG) {
      throw new UnreadableItemException(
          Reason.UNSUPPORTED_MEDIA, "holds a picture of another format");
    }
    attempt.admit(width, height, 4 * width * height);
    long end = isRunLength(coding) ? declaredEnd(bytes) : end(bytes, width, height, depth);
    byte[] whole = content;
    if (!bytes.reaches(end)) {
      attempt.fault(Reason.TRUNCATED);
      attempt.admit(width, height, 4 * width * height + end);
      whole = Arrays.copyOf(content, Math.toIntExact(end));
    }
    ReaderPages.emit(Readers.BMP, whole, attempt);
  }

  private static boolean isRunLength(long coding) {
    return coding == 1 || coding == 2;
  }

  /** Where the file ends, by its own word; run lengths do not tell before they are decoded. */
  private static long declaredEnd(Numbers bytes) throws UnreadableItemException {
    return Math.max(bytes.u32le(2), bytes.u32le(10) + bytes.u32le(34));
  }

  private static long end(Numbers bytes, long width, long height, int depth)
      throws UnreadableItemException {
    long rowBytes = (width * depth + 31) / 32 * 4;
    return bytes.u32le(10) + rowBytes * height;
  }
}
