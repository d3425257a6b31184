package assay.cli.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;

/** Reads crawl files back, slowly and plainly, with nothing but the JDK. */
final class ReadBack {
  private ReadBack() {}

  /**
   * A record.
   *
   * @param sound whether its gzip member has the right checksum; true without compression
   */
  @SuppressWarnings("ArrayRecordComponent") // records are not compared
  record Warc(Map<String, String> fields, byte[] block, boolean sound) {
    String type() {
      return fields.get("WARC-Type");
    }

    String id() {
      return bare("WARC-Record-ID");
    }

    /** A field without angle brackets. */
    String bare(String field) {
      return fields.get(field).replaceAll("[<>]", "");
    }

    String httpHead() {
      String text = new String(block, ISO_8859_1);
      return text.substring(0, text.indexOf("\r\n\r\n") + 2);
    }

    byte[] stored() {
      return Arrays.copyOfRange(block, httpHead().length() + 2, block.length);
    }

    /** The body without chunks, as payload digests have it. */
    byte[] entity() {
      return httpHead().contains("Transfer-Encoding: chunked\r\n") ? unchunked(stored()) : stored();
    }

    /** The body as it was before gzip and chunks. */
    byte[] body() throws IOException {
      boolean gzip = httpHead().contains("Content-Encoding: gzip\r\n");
      return gzip
          ? new GZIPInputStream(new ByteArrayInputStream(entity())).readAllBytes()
          : entity();
    }
  }

  static List<Warc> records(Path file) throws IOException, DataFormatException {
    byte[] bytes = Files.readAllBytes(file);
    List<Warc> records = new ArrayList<>();
    if (file.toString().endsWith(".gz")) {
      for (int at = 0; at < bytes.length; ) {
        Inflater inflater = new Inflater(true);
        inflater.setInput(bytes, at + 10, bytes.length - at - 10);
        byte[] content = inflated(inflater);
        int trailer = at + 10 + Math.toIntExact(inflater.getBytesRead());
        CRC32 crc = new CRC32();
        crc.update(content);
        boolean sound = (int) crc.getValue() == littleEndian(bytes, trailer);
        if (littleEndian(bytes, trailer + 4) != content.length) {
          throw new IOException("the member's length is wrong at " + at);
        }
        if (next(content, 0, sound, records) != content.length) {
          throw new IOException("a member holds more than one record at " + at);
        }
        at = trailer + 8;
      }
    } else {
      for (int at = 0; at < bytes.length; ) {
        at = next(bytes, at, true, records);
      }
    }
    return records;
  }

  private static int next(byte[] bytes, int at, boolean sound, List<Warc> records)
      throws IOException {
    int end = indexOf(bytes, "\r\n\r\n", at);
    String[] lines = new String(bytes, at, end - at, ISO_8859_1).split("\r\n");
    if (!lines[0].equals("WARC/1.1")) {
      throw new IOException("no record begins at " + at);
    }
    Map<String, String> fields = new TreeMap<>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      fields.put(line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2));
    }
    int block = end + 4;
    int after = block + Integer.parseInt(fields.get("Content-Length"));
    records.add(new Warc(fields, Arrays.copyOfRange(bytes, block, after), sound));
    if (indexOf(bytes, "\r\n\r\n", after) != after) {
      throw new IOException("the record does not end with two line ends at " + after);
    }
    return after + 4;
  }

  private static byte[] inflated(Inflater inflater) throws DataFormatException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    while (!inflater.finished()) {
      out.write(buffer, 0, inflater.inflate(buffer));
    }
    return out.toByteArray();
  }

  private static byte[] unchunked(byte[] stored) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; ; ) {
      int line = indexOf(stored, "\r\n", at);
      int length = Integer.parseInt(new String(stored, at, line - at, ISO_8859_1), 16);
      if (length == 0) {
        return out.toByteArray();
      }
      out.write(stored, line + 2, length);
      at = line + 2 + length + 2;
    }
  }

  private static int littleEndian(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
  }

  private static int indexOf(byte[] bytes, String text, int from) {
    byte[] wanted = text.getBytes(ISO_8859_1);
    for (int at = from; at <= bytes.length - wanted.length; at++) {
      if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }
}
