package assay.match.atrest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What an encrypted file begins with. */
final class Header {
  static final int ID = 16;
  static final int SALT = 32;

  private static final byte[] MAGIC = "ASSAYENC".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int BEFORE_ID = 12;

  static final int LENGTH = BEFORE_ID + ID + SALT;

  private final byte[] bytes;

  private Header(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A new one, unlike all others. */
  static Header of(byte[] id) {
    ByteBuffer header = ByteBuffer.allocate(LENGTH);
    header.put(MAGIC).putInt(VERSION).put(id).put(Derived.random(SALT));
    return new Header(header.array());
  }

  static boolean isBegun(FileChannel channel) throws IOException {
    return begins(begin(channel));
  }

  private static boolean begins(byte[] bytes) {
    return Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /** As much of it as there is, then zeros. */
  private static byte[] begin(FileChannel channel) throws IOException {
    ByteBuffer begin = ByteBuffer.allocate(LENGTH);
    int read = 0;
    while (begin.hasRemaining() && read >= 0) {
      read = channel.read(begin, begin.position());
    }
    return begin.array();
  }

  static Header read(FileChannel channel) throws IOException {
    byte[] bytes = begin(channel);
    if (!begins(bytes)) {
      throw new BrokenSealException("it is not encrypted, as it must be with a key of lists");
    }
    int version = ByteBuffer.wrap(bytes).getInt(MAGIC.length);
    if (version != VERSION) {
      throw new BrokenSealException(
          "it is encrypted in version " + version + ", this release reads version " + VERSION);
    }
    if (channel.size() < LENGTH) {
      throw new BrokenSealException("it is cut short at " + channel.size() + " bytes");
    }
    return new Header(bytes);
  }

  /** All of it. */
  byte[] bytes() {
    return bytes;
  }

  byte[] id() {
    return Arrays.copyOfRange(bytes, BEFORE_ID, BEFORE_ID + ID);
  }

  byte[] salt() {
    return Arrays.copyOfRange(bytes, BEFORE_ID + ID, LENGTH);
  }
}
