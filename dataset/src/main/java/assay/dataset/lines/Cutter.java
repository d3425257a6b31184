package assay.dataset.lines;

import assay.item.Extent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a text into records, which together are the text. A record ends after LF; the last may lack
 * it. Of a record that is too long only the beginning is held, whatever its length.
 */
final class Cutter {
  private enum State {
    START,
    PLAIN,
    QUOTED,
    /** After a quote inside quotes: the next byte says whether it closes them. */
    QUOTE
  }

  private static final int BLOCK = 1 << 16;

  private final InputStream in;
  private final Dialect dialect;
  private final int most;
  private final byte[] buffer = new byte[BLOCK];
  private int next;
  private int end;
  private long position;

  /**
   * Begins at the stream's first byte.
   *
   * @param position of that byte in the text
   * @param most how many bytes of a record are held
   */
  Cutter(InputStream in, Dialect dialect, long position, int most) {
    this.in = in;
    this.dialect = dialect;
    this.position = position;
    this.most = most;
  }

  /** The next record; empty at the end. */
  Optional<Cut> next() throws IOException {
    ByteArrayOutputStream held = new ByteArrayOutputStream(256);
    long start = position;
    State state = State.START;
    boolean ended = false;
    byte last = 0;
    while (!ended && fill()) {
      int from = next;
      while (next < end && !ended) {
        byte b = buffer[next++];
        ended = b == '\n' && state != State.QUOTED;
        state = dialect.isQuoting() ? after(state, b) : state;
      }
      if (ended && next - from > 1) {
        last = buffer[next - 2];
      } else if (!ended) {
        last = buffer[next - 1];
      }
      hold(held, from, next - from);
      position += next - from;
    }
    return position == start ? Optional.empty() : Optional.of(cut(start, held, ended, last));
  }

  private State after(State state, byte b) {
    if (state == State.QUOTED) {
      return b == '"' ? State.QUOTE : State.QUOTED;
    } else if (b == '"' && state != State.PLAIN) {
      return State.QUOTED;
    }
    return b == dialect.delimiter() ? State.START : State.PLAIN;
  }

  private void hold(ByteArrayOutputStream held, int from, int count) {
    // Two more than the line may have: for its end.
    int room = (int) Math.min(count, (long) most + 2 - held.size());
    if (room > 0) {
      held.write(buffer, from, room);
    }
  }

  /**
   * The record from its start to here.
   *
   * @param ended whether a line end ends it
   * @param last the byte before the line feed, or the last of the text
   */
  private Cut cut(long start, ByteArrayOutputStream held, boolean ended, byte last) {
    long all = position - start;
    int endBytes = !ended ? 0 : all > 1 && last == '\r' ? 2 : 1;
    long length = all - endBytes;

    byte[] bytes = held.toByteArray();
    byte[] line = Arrays.copyOf(bytes, (int) Math.min(length, most));
    return new Cut(new Extent(start, all), line, length);
  }

  private boolean fill() throws IOException {
    if (next < end) {
      return true;
    }
    next = 0;
    end = 0;
    int n = in.read(buffer, 0, BLOCK);
    n = n == 0 ? in.read(buffer, 0, BLOCK) : n;
    if (n == 0) {
      throw new IOException("the text gives nothing and does not end");
    }
    end = Math.max(0, n);
    return n > 0;
  }
}
