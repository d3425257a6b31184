package assay.match.video;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import assay.stage.Content;
import java.io.IOException;

/** Numbers and names within a content. */
final class Bytes {
  private final Content content;

  Bytes(Content content) {
    this.content = content;
  }

  long length() {
    return content.length();
  }

  /** So many bytes from there on; fewer if the content ends. */
  byte[] at(long position, int count) throws IOException {
    int wanted = (int) Math.max(0, Math.min(count, content.length() - position));
    byte[] bytes = new byte[wanted];
    int taken = 0;
    while (taken < wanted) {
      taken += content.read(position + taken, bytes, taken, wanted - taken);
    }
    return bytes;
  }

  /** An unsigned number, most significant byte first. */
  static long big(byte[] bytes, int at, int count) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | (bytes[at + i] & 0xff);
    }
    return value;
  }

  /** The same, least significant byte first. */
  static long little(byte[] bytes, int at, int count) {
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | (bytes[at + i] & 0xff);
    }
    return value;
  }

  /** Four characters. */
  static String four(byte[] bytes, int at) {
    return new String(bytes, at, 4, ISO_8859_1);
  }
}
