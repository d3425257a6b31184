package assay.casework.captures;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/** Sorts rows of bytes, more of them than fit in memory, as unsigned bytes. */
final class RowSorter implements Closeable {
  private static final int BUFFER = 1 << 18;
  private static final int LONGEST = 1 << 24;

  private final Scratch scratch;
  private final byte[] share;
  private final List<Long> begins = new ArrayList<>();
  private int[] ends = new int[1024];
  private int rows;
  private int used;

  /**
   * Starts empty.
   *
   * @param memory bytes that are held until they are sorted and written
   */
  RowSorter(Path folder, int memory) throws IOException {
    this.scratch = new Scratch(folder);
    this.share = new byte[memory];
  }

  void add(ByteBuffer row) throws IOException {
    int length = row.remaining();
    if (length > Math.min(LONGEST, share.length)) {
      throw new IllegalArgumentException("a row of " + length + " bytes cannot be sorted");
    } else if (used + length > share.length) {
      spill();
    }
    row.duplicate().get(share, used, length);
    used += length;
    if (rows == ends.length) {
      ends = Arrays.copyOf(ends, 2 * rows);
    }
    ends[rows++] = used;
  }

  private int begin(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  private void spill() throws IOException {
    Integer[] order = new Integer[rows];
    Arrays.setAll(order, row -> row);
    // Indexes of crawls are sorted nearly as these rows are; this sort is fast on runs.
    Arrays.sort(
        order,
        (a, b) -> Arrays.compareUnsigned(share, begin(a), ends[a], share, begin(b), ends[b]));
    begins.add(scratch.end());
    Bytes length = new Bytes();
    for (int row : order) {
      length.clear().putInt(ends[row] - begin(row));
      scratch.put(length.view().array(), 0, Integer.BYTES);
      scratch.put(share, begin(row), ends[row] - begin(row));
    }
    rows = 0;
    used = 0;
  }

  /** Takes a row. */
  @FunctionalInterface
  interface Rows {
    void accept(byte[] row) throws IOException;
  }

  /**
   * All rows in order, equal ones as often as they came. May be asked again; nothing may be added
   * any more.
   */
  void merge(Rows rows) throws IOException {
    if (this.rows > 0) {
      spill();
      scratch.flush();
    }
    PriorityQueue<Run> runs = new PriorityQueue<>();
    for (int i = 0; i < begins.size(); i++) {
      long end = i + 1 < begins.size() ? begins.get(i + 1) : scratch.end();
      Run run = new Run(begins.get(i), end);
      if (run.next()) {
        runs.add(run);
      }
    }
    while (!runs.isEmpty()) {
      Run least = runs.remove();
      rows.accept(least.row);
      if (least.next()) {
        runs.add(least);
      }
    }
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }

  private final class Run implements Comparable<Run> {
    private final long end;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
    private long at;
    private byte[] row = new byte[0];

    Run(long begin, long end) {
      this.at = begin;
      this.end = end;
    }

    boolean next() throws IOException {
      if (at == end && !buffer.hasRemaining()) {
        return false;
      }
      byte[] length = read(Integer.BYTES);
      int count = 0;
      for (int i = 0; i < Integer.BYTES; i++) {
        count |= (length[i] & 0xff) << (8 * i);
      }
      row = read(count);
      return true;
    }

    private byte[] read(int count) throws IOException {
      byte[] bytes = new byte[count];
      int done = 0;
      while (done < count) {
        if (!buffer.hasRemaining()) {
          buffer.clear();
          scratch.read(buffer, at, end);
          at += buffer.position();
          buffer.flip();
        }
        int more = Math.min(buffer.remaining(), count - done);
        buffer.get(bytes, done, more);
        done += more;
      }
      return bytes;
    }

    @Override
    public int compareTo(Run other) {
      return Arrays.compareUnsigned(row, other.row);
    }
  }
}
