package assay.dataset.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/** A stream whose first bytes can be looked at. A failure among them is met when they are read. */
final class Peeked extends InputStream {
  static final int HEAD = 4098; // what signatures need, after a stray line end

  private final InputStream rest;
  private final byte[] head = new byte[HEAD];
  private final int count;
  private final boolean whole;
  private CodingFailed failure;
  private int position;

  Peeked(InputStream in) throws IOException {
    rest = in;
    int got = 0;
    boolean ended = false;
    try {
      while (got < HEAD && !ended) {
        int n = in.read(head, got, HEAD - got);
        ended = n < 0;
        got += Math.max(n, 0);
      }
    } catch (CodingFailed e) {
      failure = e;
    }
    count = got;
    whole = ended;
  }

  /** The first bytes. */
  byte[] head() {
    return Arrays.copyOf(head, count);
  }

  /** Whether the head is all there is. */
  boolean isWhole() {
    return whole;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (position < count) {
      int n = Math.min(length, count - position);
      System.arraycopy(head, position, buffer, offset, n);
      position += n;
      return n;
    } else if (failure != null) {
      throw failure;
    }
    return whole ? -1 : readRest(buffer, offset, length);
  }

  /** A layer that failed once fails again: it is not asked what it never was made to answer. */
  private int readRest(byte[] buffer, int offset, int length) throws IOException {
    try {
      return rest.read(buffer, offset, length);
    } catch (CodingFailed e) {
      failure = e;
      throw e;
    }
  }
}
