package assay.cli.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** How a body lies in its HTTP response. */
enum Framing {
  PLAIN(false, false),
  CHUNKED(false, true),
  GZIP(true, false),
  GZIP_CHUNKED(true, true);

  private static final int CHUNK = 4096;

  private final boolean gzip;
  private final boolean chunked;

  Framing(boolean gzip, boolean chunked) {
    this.gzip = gzip;
    this.chunked = chunked;
  }

  /** Lower case with hyphens: {@code gzip-chunked}. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The body as an entity: after content coding, before chunking. Payload digests are over this.
   */
  byte[] entity(byte[] body) {
    return gzip ? Gzip.member(body) : body;
  }

  /** The entity as it lies in the record. */
  byte[] stored(byte[] entity) {
    return chunked ? chunks(entity) : entity;
  }

  /** The header lines that say so. */
  String headers(int entityLength) {
    return (gzip ? "Content-Encoding: gzip\r\n" : "")
        + (chunked ? "Transfer-Encoding: chunked\r\n" : "Content-Length: " + entityLength + "\r\n");
  }

  private static byte[] chunks(byte[] entity) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(entity.length + 64);
    for (int at = 0; at < entity.length; at += CHUNK) {
      int length = Math.min(CHUNK, entity.length - at);
      out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(US_ASCII));
      out.write(entity, at, length);
      out.writeBytes("\r\n".getBytes(US_ASCII));
    }
    out.writeBytes("0\r\n\r\n".getBytes(US_ASCII));
    return out.toByteArray();
  }
}
