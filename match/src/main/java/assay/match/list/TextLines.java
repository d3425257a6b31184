package assay.match.list;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;

/**
 * The lines of a text file, numbered from 1. Unlike the JDK's readers it never holds more than the
 * longest line allowed, so that a file without line ends cannot fill the memory.
 */
final class TextLines implements Closeable {
  /** A video of an hour with all its frames. */
  static final int LONGEST = 1 << 24;

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char NOT_UTF8 = '\uFFFD'; // what the decoder puts for bytes it cannot read

  private final Reader in;
  private final char[] buffer = new char[1 << 13];
  private int at;
  private int end;
  private boolean afterReturn;
  private long number;
  private final StringBuilder line = new StringBuilder();
  private boolean tooLong;

  TextLines(Reader in) {
    this.in = in;
  }

  /** Goes to the next line, if there is one. */
  boolean next() throws IOException {
    line.setLength(0);
    tooLong = false;
    if (!more()) {
      return false;
    }
    number++;
    if (number == 1 && buffer[at] == BYTE_ORDER_MARK) {
      at++;
    }
    while (more()) {
      int start = at;
      while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
        at++;
      }
      keep(start);
      if (at < end) {
        afterReturn = buffer[at++] == '\r';
        return true;
      }
    }
    return true;
  }

  /** Goes to the next line that is neither blank nor a comment, if there is one. */
  boolean nextThatSays() throws IOException {
    while (next()) {
      if (!saysNothing()) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is a character that is not the second half of a line end. */
  private boolean more() throws IOException {
    if (!fill()) {
      return false;
    }
    if (afterReturn) {
      afterReturn = false;
      at += buffer[at] == '\n' ? 1 : 0;
    }
    return fill();
  }

  private boolean fill() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer, 0, buffer.length));
    }
    return at < end;
  }

  private void keep(int start) {
    int length = Math.min(at - start, LONGEST - line.length());
    tooLong |= length < at - start;
    line.append(buffer, start, length);
  }

  /** Counts from 1. */
  long number() {
    return number;
  }

  /** Whether the line is blank or a comment. */
  boolean saysNothing() {
    return line.indexOf("#") == 0 || (line.toString().isBlank() && !tooLong);
  }

  /**
   * The line without its end.
   *
   * @throws LineRefusedException if it is too long or not UTF-8
   */
  String text() throws LineRefusedException {
    String text = asciiText();
    if (text.indexOf(NOT_UTF8) >= 0) {
      throw new LineRefusedException("the line is not UTF-8");
    }
    return text;
  }

  /**
   * The same, with a replacement for each byte that is not UTF-8.
   *
   * @throws LineRefusedException if it is too long
   */
  String asciiText() throws LineRefusedException {
    if (tooLong) {
      throw new LineRefusedException("the line is longer than " + LONGEST + " characters");
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
