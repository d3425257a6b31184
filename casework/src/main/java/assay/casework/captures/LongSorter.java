package assay.casework.captures;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/** Sorts numbers of at least 0, more of them than fit in memory. */
final class LongSorter implements Closeable {
  private static final int BUFFER = 1 << 17;

  private final Scratch scratch;
  private final long[] share;
  private final List<Long> begins = new ArrayList<>();
  private int held;
  private long size;

  LongSorter(Path folder, int memory) throws IOException {
    this.scratch = new Scratch(folder);
    this.share = new long[memory / Long.BYTES];
  }

  void add(long value) throws IOException {
    if (held == share.length) {
      spill();
    }
    share[held++] = value;
    size++;
  }

  long size() {
    return size;
  }

  private void spill() throws IOException {
    Arrays.sort(share, 0, held);
    begins.add(scratch.end());
    for (int i = 0; i < held; i++) {
      scratch.putLong(share[i]);
    }
    scratch.flush();
    held = 0;
  }

  /** Takes a number. */
  @FunctionalInterface
  interface Numbers {
    void accept(long value) throws IOException;
  }

  /** All numbers in order. Nothing may be added any more. */
  void merge(Numbers numbers) throws IOException {
    spill();
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
      numbers.accept(least.value);
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
    private long value;

    Run(long begin, long end) {
      this.at = begin;
      this.end = end;
    }

    boolean next() throws IOException {
      if (!buffer.hasRemaining()) {
        if (at == end) {
          return false;
        }
        buffer.clear();
        scratch.read(buffer, at, end);
        at += buffer.position();
        buffer.flip();
      }
      value = buffer.getLong();
      return true;
    }

    @Override
    public int compareTo(Run other) {
      return Long.compare(value, other.value);
    }
  }
}
