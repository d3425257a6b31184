package assay.dataset.http;

import assay.verdict.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The body inside HTTP/1.1 chunking (RFC 9112, 7.1). LF alone ends a line too. */
final class Dechunked extends InputStream {
  private static final int LONGEST_LINE = 4096;
  private static final int MOST_DIGITS = 15;

  private final InputStream in;
  private long left;
  private boolean begun;
  private boolean ended;

  Dechunked(InputStream in) {
    this.in = in;
  }

  /** Whether a body that begins like this is chunked at all; writers often removed it already. */
  static boolean isPlausible(byte[] head) {
    int digits = 0;
    while (digits < head.length && Character.digit(head[digits], 16) >= 0) {
      digits++;
    }
    if (digits == 0 || digits > MOST_DIGITS) {
      return false;
    }
    return digits == head.length || "\r\n; \t".indexOf(head[digits]) >= 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (left == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int n = in.read(buffer, offset, (int) Math.min(length, left));
    if (n < 0) {
      throw cut();
    }
    left -= n;
    return n;
  }

  private void nextChunk() throws IOException {
    if (begun && !line().isEmpty()) {
      throw new CodingFailed(Reason.TRUNCATED, "a chunk is longer than it says");
    }
    begun = true;
    left = size(line());
    if (left == 0) {
      trailers();
      ended = true;
    }
  }

  private static long size(String line) throws CodingFailed {
    int end = line.indexOf(';');
    String digits = (end < 0 ? line : line.substring(0, end)).strip();
    if (!digits.matches("[0-9A-Fa-f]{1," + MOST_DIGITS + "}")) {
      throw new CodingFailed(Reason.TRUNCATED, "no chunk begins where one should");
    }
    return Long.parseLong(digits, 16);
  }

  /** The last chunk is complete; what may follow it may also be missing. */
  private void trailers() throws IOException {
    for (int length = 1, b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n' && length <= 1) {
        return;
      }
      length = b == '\n' ? 0 : b == '\r' ? length : length + 1;
      if (length > LONGEST_LINE) {
        throw new CodingFailed(Reason.TRUNCATED, "a chunk trailer does not end");
      }
      length += length == 0 ? 1 : 0;
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw cut();
      } else if (line.length() >= LONGEST_LINE) {
        throw new CodingFailed(Reason.TRUNCATED, "a chunk line does not end");
      }
      line.append((char) b);
    }
    return line.toString().stripTrailing();
  }

  private static CodingFailed cut() {
    return new CodingFailed(Reason.TRUNCATED, "the body ends in a chunk");
  }
}
