package assay.dataset.warc;

import java.io.IOException;
import java.util.Arrays;

/**
 * Reads records from a source with a look ahead. It goes on to the next member only when a record
 * is not complete yet, and refuses to do so when another record begins there.
 */
final class Lookahead {
  private static final int FILL = 1 << 14;

  private final Grammar grammar;
  private final byte[] buffer = new byte[2 * FILL];
  private Source source = Source.of(java.io.InputStream.nullInputStream());
  private int from;
  private int to;
  private long consumed;

  Lookahead(Grammar grammar) {
    this.grammar = grammar;
  }

  /** Begins with another source. */
  void begin(Source next) {
    source = next;
    from = 0;
    to = 0;
    consumed = 0;
  }

  /** How many bytes were read from the source. */
  long consumed() {
    return consumed;
  }

  /** Whether the member has no more bytes. */
  boolean atEnd() throws IOException {
    return !has(1);
  }

  /** The next bytes of the member, fewer than asked for only if it ends. */
  byte[] peek(int count) throws IOException {
    has(count);
    return Arrays.copyOfRange(buffer, from, Math.min(to, from + count));
  }

  /** The next byte of the record, also from a following member; -1 if there is none. */
  int read() throws IOException {
    if (!has(1) && !cross()) {
      return -1;
    }
    consumed++;
    return buffer[from++] & 0xff;
  }

  /** Reads at least one byte of the record; -1 if there is none. */
  int read(byte[] target, int offset, int length) throws IOException {
    if (!has(1) && !cross()) {
      return -1;
    }
    int n = Math.min(length, to - from);
    System.arraycopy(buffer, from, target, offset, n);
    take(n);
    return n;
  }

  /** Passes over bytes of the record; false if there are fewer. */
  boolean skip(long count) throws IOException {
    for (long left = count; left > 0; ) {
      if (from == to) {
        long n = source.skip(left);
        consumed += n;
        left -= n;
        if (left > 0 && !has(1) && !cross()) {
          return false;
        }
      }
      int n = (int) Math.min(left, to - from);
      take(n);
      left -= n;
    }
    return true;
  }

  private void take(int count) {
    from += count;
    consumed += count;
  }

  private boolean has(int count) throws IOException {
    while (to - from < count) {
      if (from > 0) {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
      }
      int n = source.read(buffer, to, Math.min(FILL, buffer.length - to));
      if (n < 0) {
        return false;
      }
      to += n;
    }
    return true;
  }

  private boolean cross() throws IOException {
    while (source.advance()) {
      if (has(1)) {
        if (grammar.startsRecord(peek(Grammar.START))) {
          throw FramingLost.wrong("a record ends later than its member");
        }
        return true;
      }
    }
    return false;
  }
}
