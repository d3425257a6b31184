package assay.cli.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Makes gzip members in memory: no name, no time, level 6. */
final class Gzip {
  private Gzip() {}

  static byte[] member(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes, 1 << 14)) {
      for (byte[] part : parts) {
        out.write(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** The same member with a checksum that does not fit its content. */
  static byte[] withWrongChecksum(byte[] member) {
    byte[] wrong = member.clone();
    wrong[wrong.length - 8] ^= 1; // the CRC-32 is the first half of the last eight bytes
    return wrong;
  }
}
