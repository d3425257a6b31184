package assay.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

/** The header of a WARC record; only the block's length is added when it is written. */
final class WarcHead {
  private final StringBuilder lines = new StringBuilder("WARC/1.1\r\n");

  /**
   * Begins a header.
   *
   * @param id a URI without angle brackets
   */
  WarcHead(String type, String id, Instant date) {
    with("WARC-Type", type).with("WARC-Record-ID", "<" + id + ">");
    with("WARC-Date", date.toString());
  }

  WarcHead with(String field, String value) {
    lines.append(field).append(": ").append(value).append("\r\n");
    return this;
  }

  byte[] bytes(int blockLength) {
    return (lines + "Content-Length: " + blockLength + "\r\n\r\n").getBytes(UTF_8);
  }
}
