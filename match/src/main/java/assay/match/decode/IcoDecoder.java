package assay.match.decode;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Icons and cursors of Windows: a folder of PNGs, and of BMPs without their file header, whose
 * height counts twice because a mask follows. All are decoded; masks are dropped like alpha.
 */
final class IcoDecoder implements LumaDecoder {
  private static final int FOLDER = 6;
  private static final int ENTRY = 16;
  private static final int PNG_SIGNATURE = 0x89504e47;
  private static final int BMP_FILE_HEADER = 14;
  private static final int BMP_HEADER = 40;

  private final LumaDecoder png = new PngDecoder();
  private final LumaDecoder bmp = new BmpDecoder();

  @Override
  public void decode(byte[] content, Attempt attempt) throws UnreadableItemException, IOException {
    Numbers bytes = new Numbers(content);
    int pictures = bytes.u16le(4);
    for (int i = 0; i < pictures; i++) {
      int entry = FOLDER + ENTRY * i;
      long from = bytes.u32le(entry + 12);
      long end = from + bytes.u32le(entry + 8);
      bytes.u8(from); // nothing of it is here otherwise
      if (!bytes.reaches(end)) {
        attempt.fault(Reason.TRUNCATED);
      }
      decodeOne(
          Arrays.copyOfRange(content, (int) from, (int) Math.min(end, content.length)), attempt);
    }
  }

  private void decodeOne(byte[] picture, Attempt attempt)
      throws UnreadableItemException, IOException {
    if (new Numbers(picture).u32be(0) == (PNG_SIGNATURE & 0xffffffffL)) {
      png.decode(picture, attempt);
    } else {
      bmp.decode(asBmpFile(picture), attempt);
    }
  }

  private static byte[] asBmpFile(byte[] picture) throws UnreadableItemException {
    Numbers bytes = new Numbers(picture);
    long header = bytes.u32le(0);
    if (header != BMP_HEADER) {
      throw new UnreadableItemException(
          Reason.DECODE_ERROR, "an icon's header has " + BMP_HEADER + " bytes, not " + header);
    }
    int depth = bytes.u16le(14);
    long colours = bytes.u32le(32);
    if (colours == 0 && depth <= 8) {
      colours = 1L << depth;
    }
    int length = BMP_FILE_HEADER + picture.length;
    ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'B').put((byte) 'M').putInt(length).putInt(0);
    file.putInt((int) (BMP_FILE_HEADER + header + 4 * colours)).put(picture);
    file.putInt(BMP_FILE_HEADER + 8, (int) bytes.u32le(8) / 2);
    return file.array();
  }
}
