package assay.cli.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;

/** Puts segments into finished JPEG files, behind the start marker. */
final class JpegSegments {
  private static final int APP1 = 0xe1;
  private static final int APP14 = 0xee;
  private static final int COMMENT = 0xfe;
  private static final int START_LENGTH = 2;

  private JpegSegments() {}

  /** Adds a comment: the same picture under another digest. */
  static byte[] comment(byte[] jpeg, String text) {
    return with(jpeg, COMMENT, text.getBytes(ISO_8859_1));
  }

  /**
   * Adds Exif data with nothing but the orientation in it: a big-endian TIFF directory with one
   * entry, tag 0x112.
   */
  static byte[] orientation(byte[] jpeg, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(32);
    exif.put("Exif\0\0MM".getBytes(ISO_8859_1)).putShort((short) 42).putInt(8);
    exif.putShort((short) 1).putShort((short) 0x112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0);
    return with(jpeg, APP1, exif.array());
  }

  /** Adds Adobe's marker, version 100, which claims that no colour transformation was made. */
  static byte[] adobe(byte[] jpeg) {
    return with(jpeg, APP14, "Adobe\0d\0\0\0\0\0".getBytes(ISO_8859_1));
  }

  private static byte[] with(byte[] jpeg, int marker, byte[] content) {
    return ByteBuffer.allocate(jpeg.length + 4 + content.length)
        .put(jpeg, 0, START_LENGTH)
        .put((byte) 0xff)
        .put((byte) marker)
        .putShort((short) (content.length + 2))
        .put(content)
        .put(jpeg, START_LENGTH, jpeg.length - START_LENGTH)
        .array();
  }
}
