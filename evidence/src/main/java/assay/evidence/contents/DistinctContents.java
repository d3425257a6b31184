package assay.evidence.contents;

import assay.durable.OwnerOnly;
import assay.json.JsonObject;
import assay.verdict.Verdict;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Counts distinct contents by what became of them, and tells which of them were kept, in memory
 * that does not grow.
 */
public final class DistinctContents implements Closeable {
  /** Rows sorted at a time; at about 60 bytes a row. */
  public static final int RUN = 1 << 17;

  private static final int TAG = 32;
  private static final int ROW = TAG + 1;
  private static final int KEPT = 8;

  private final Path scratch;
  private final int runLength;
  private final List<Path> runs = new ArrayList<>();
  private List<byte[]> rows = new ArrayList<>();

  /**
   * Starts to count.
   *
   * @param scratch a folder that is created, owner-only, and emptied on closing
   * @param runLength rows held in memory, at least 1
   */
  public DistinctContents(Path scratch, int runLength) throws IOException {
    this.scratch = OwnerOnly.directory(scratch);
    this.runLength = runLength;
  }

  /** How many distinct contents there are; one content may count under several heads. */
  public record Counts(
      long enumerated, long matched, long suspected, long unscreenable, long kept) {
    public JsonObject json() {
      return JsonObject.empty()
          .with("enumerated", enumerated)
          .with("matched", matched)
          .with("suspected", suspected)
          .with("unscreenable", unscreenable)
          .with("kept", kept);
    }
  }

  /**
   * Adds an item's content.
   *
   * @param tag 32 bytes, the same for the same content
   */
  public void add(byte[] tag, Verdict.Kind verdict, boolean kept) throws IOException {
    byte[] row = Arrays.copyOf(tag, ROW);
    row[TAG] = (byte) (mark(verdict) | (kept ? KEPT : 0));
    rows.add(row);
    if (rows.size() == runLength) {
      spill();
    }
  }

  private static int mark(Verdict.Kind verdict) {
    return switch (verdict) {
      case CLEAR -> 0;
      case MATCHED -> 1;
      case SUSPECTED -> 2;
      case UNSCREENABLE -> 4;
    };
  }

  private void spill() throws IOException {
    rows.sort(Arrays::compareUnsigned);
    Path run = scratch.resolve("run-" + runs.size());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(run))) {
      for (byte[] row : rows) {
        out.write(row);
      }
    }
    runs.add(run);
    rows = new ArrayList<>();
  }

  /** Takes the tags of what was kept. */
  @FunctionalInterface
  public interface Kept {
    void accept(byte[] tag) throws IOException;
  }

  /**
   * Counts what was added. Nothing can be added after.
   *
   * @param kept is given the tag of each distinct content that was kept, once, in order of its
   *     unsigned bytes
   */
  public Counts count(Kept kept) throws IOException {
    spill();
    PriorityQueue<Cursor> cursors = new PriorityQueue<>();
    try {
      for (Path run : runs) {
        new Cursor(run).next().ifPresent(cursors::add);
      }
      return merge(cursors, kept);
    } finally {
      for (Cursor cursor : cursors) {
        cursor.close();
      }
    }
  }

  private static Counts merge(PriorityQueue<Cursor> cursors, Kept kept) throws IOException {
    long[] counts = new long[5];
    while (!cursors.isEmpty()) {
      byte[] tag = cursors.element().row;
      int marks = 0;
      while (!cursors.isEmpty() && cursors.element().stands(tag)) {
        Cursor cursor = cursors.remove();
        marks |= cursor.row[TAG];
        cursor.next().ifPresent(cursors::add);
      }
      if ((marks & KEPT) != 0) {
        kept.accept(Arrays.copyOf(tag, TAG));
      }
      counts[0]++;
      for (int bit = 0; bit < 4; bit++) {
        counts[bit + 1] += marks >> bit & 1;
      }
    }
    return new Counts(counts[0], counts[1], counts[2], counts[3], counts[4]);
  }

  /** Removes the scratch folder. */
  @Override
  public void close() throws IOException {
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
    Files.deleteIfExists(scratch);
  }

  /** One run, read row by row. */
  private static final class Cursor implements Comparable<Cursor>, Closeable {
    private final InputStream in;
    private byte[] row = new byte[0];

    Cursor(Path run) throws IOException {
      in = new BufferedInputStream(Files.newInputStream(run));
    }

    /** Itself on the next row; empty, and closed, at the end. */
    Optional<Cursor> next() throws IOException {
      row = in.readNBytes(ROW);
      if (row.length == ROW) {
        return Optional.of(this);
      }
      close();
      return Optional.empty();
    }

    boolean stands(byte[] tag) {
      return Arrays.equals(row, 0, TAG, tag, 0, TAG);
    }

    @Override
    public int compareTo(Cursor other) {
      return Arrays.compareUnsigned(row, 0, TAG, other.row, 0, TAG);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
