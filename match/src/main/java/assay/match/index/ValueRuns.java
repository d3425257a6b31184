package assay.match.index;

import assay.durable.AtomicFile;
import assay.fingerprint.DigestAlgorithm;
import assay.match.atrest.AtRest;
import assay.match.atrest.Pieces;
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

/**
 * Sorted runs of values of one algorithm, one after the other in one file on disk, and what merges
 * them.
 */
final class ValueRuns implements Closeable {
  private static final int CHUNK = 1 << 20;

  private final int length;
  private final int width;
  private final FileChannel channel;
  private final Pieces pieces;
  private final List<Integer> begins = new ArrayList<>();

  /** Where each piece begins on disk, and where the last one ends. */
  private final List<Long> offsets = new ArrayList<>(List.of(0L));

  ValueRuns(String algorithm, Path folder, AtRest atRest) throws IOException {
    this.width = FingerprintColumn.width(algorithm);
    this.length =
        DigestAlgorithm.named(algorithm)
            .map(DigestAlgorithm::length)
            .orElse(width * Long.BYTES); // PDQ has no padding
    this.pieces = atRest.pieces();
    Path file = folder.resolve("." + UUID.randomUUID() + AtomicFile.SUFFIX);
    // On POSIX systems the JDK takes the name away at once: nobody else can open the file, and
    // nothing of its content stays behind when the process is killed; an empty file may, if that
    // was in between.
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
    begins.add(offsets.size() - 1);
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
    if (chunk.hasRemaining()) {
      int number = offsets.size() - 1;
      long end = offsets.get(number);
      ByteBuffer stored = pieces.seal(number, chunk);
      while (stored.hasRemaining()) {
        end += channel.write(stored, end);
      }
      offsets.add(end);
    }
    chunk.clear();
  }

  private ByteBuffer read(int number) throws IOException {
    long from = offsets.get(number);
    ByteBuffer stored = ByteBuffer.allocate((int) (offsets.get(number + 1) - from));
    while (stored.hasRemaining()) {
      if (channel.read(stored, from + stored.position()) < 0) {
        throw new EOFException("the scratch file became shorter while it was read");
      }
    }
    return pieces.open(number, stored.flip());
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
            new Cursor(
                begins.get(run),
                run + 1 < begins.size() ? begins.get(run + 1) : offsets.size() - 1);
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
    private ByteBuffer chunk = ByteBuffer.allocate(0);
    private int next;
    private final int to;

    /** From a piece up to another one. */
    Cursor(int from, int to) {
      this.next = from;
      this.to = to;
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
      if (next == to) {
        return false;
      }
      chunk = read(next++);
      return true;
    }

    @Override
    public int compareTo(Cursor other) {
      return Arrays.compareUnsigned(current, other.current);
    }
  }
}
