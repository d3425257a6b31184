package assay.match.index;

import assay.durable.AtomicFile;
import assay.fingerprint.DigestAlgorithm;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;

/** Sorted runs of digests, one after the other in one file on disk, and what merges them. */
final class DigestRuns implements Closeable {
  private static final int CHUNK = 1 << 20;

  private final int length;
  private final int width;
  private final FileChannel channel;
  private final List<Long> begins = new ArrayList<>();
  private long end;

  DigestRuns(DigestAlgorithm algorithm, Path folder) throws IOException {
    this.length = algorithm.length();
    this.width = FingerprintColumn.width(algorithm.label());
    Path file = folder.resolve("." + UUID.randomUUID() + AtomicFile.SUFFIX);
    // On POSIX systems the JDK takes the name away at once: nobody else can open the file, and
    // nothing of the list stays behind when the process is killed.
    this.channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Appends a run: the values with these numbers, in this order. */
  void add(long[] words, int[] order) throws IOException {
    begins.add(end);
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK + Long.BYTES);
    for (int value : order) {
      int at = chunk.position();
      for (int word = 0; word < width; word++) {
        chunk.putLong(words[value * width + word]);
      }
      chunk.position(at + length); // without the padding of the last word
      if (chunk.position() > CHUNK - width * Long.BYTES) {
        drain(chunk);
      }
    }
    drain(chunk);
  }

  private void drain(ByteBuffer chunk) throws IOException {
    chunk.flip();
    while (chunk.hasRemaining()) {
      end += channel.write(chunk, end);
    }
    chunk.clear();
  }

  /** All values in order, each once. */
  Merged merge() throws IOException {
    return new Merged();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Walks the runs side by side. */
  final class Merged {
    private final PriorityQueue<Cursor> cursors = new PriorityQueue<>();

    private Merged() throws IOException {
      for (int run = 0; run < begins.size(); run++) {
        Cursor cursor =
            new Cursor(begins.get(run), run + 1 < begins.size() ? begins.get(run + 1) : end);
        if (cursor.advance()) {
          cursors.add(cursor);
        }
      }
    }

    boolean hasNext() {
      return !cursors.isEmpty();
    }

    /** The words of the next value. */
    long[] next() throws IOException {
      long[] next = cursors.element().current.clone();
      while (hasNext() && Arrays.equals(cursors.element().current, next)) {
        Cursor least = cursors.remove();
        if (least.advance()) {
          cursors.add(least);
        }
      }
      return next;
    }
  }

  /** Reads one run. */
  private final class Cursor implements Comparable<Cursor> {
    private final long[] current = new long[width];
    private final int whole = CHUNK / length * length; // so that no value is cut
    private final ByteBuffer chunk = ByteBuffer.allocate(whole);
    private long next;
    private final long to;

    Cursor(long from, long to) {
      this.next = from;
      this.to = to;
      chunk.limit(0);
    }

    /** Whether there was another value; then it is the current one. */
    boolean advance() throws IOException {
      if (!chunk.hasRemaining() && !fill()) {
        return false;
      }
      for (int word = 0; word < length / Long.BYTES; word++) {
        current[word] = chunk.getLong();
      }
      if (length % Long.BYTES != 0) {
        current[width - 1] = (long) chunk.getInt() << Integer.SIZE;
      }
      return true;
    }

    private boolean fill() throws IOException {
      chunk.clear().limit((int) Math.min(whole, to - next));
      while (chunk.hasRemaining()) {
        int read = channel.read(chunk, next);
        if (read < 0) {
          throw new EOFException("the scratch file became shorter while it was read");
        }
        next += read;
      }
      return chunk.flip().hasRemaining();
    }

    @Override
    public int compareTo(Cursor other) {
      return Arrays.compareUnsigned(current, other.current);
    }
  }
}
