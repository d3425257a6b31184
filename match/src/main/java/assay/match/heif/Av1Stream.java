package assay.match.heif;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Puts AV1 items into an IVF file, whose frames have a length, so that each stays by itself. */
final class Av1Stream {
  private static final int HEADER = 32;
  private static final int FRAME_HEADER = 12;

  /** A temporal delimiter, with which a stream begins and an item does not. */
  private static final byte[] DELIMITER = {0x12, 0};

  private Av1Stream() {}

  static byte[] header(int width, int height, int frames) {
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put("DKIF".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0);
    header.putShort((short) HEADER).put("AV01".getBytes(StandardCharsets.US_ASCII));
    // The fields have 16 bits; decoders go by the stream.
    header.putShort((short) width).putShort((short) height);
    return header.putInt(25).putInt(1).putInt(frames).putInt(0).array();
  }

  static byte[] frameHeader(int number, int length) {
    ByteBuffer header =
        ByteBuffer.allocate(FRAME_HEADER + DELIMITER.length).order(ByteOrder.LITTLE_ENDIAN);
    return header.putInt(DELIMITER.length + length).putLong(number).put(DELIMITER).array();
  }
}
