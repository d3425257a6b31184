package assay.evidence.snapshot;

import assay.evidence.records.RecordReader;
import assay.evidence.records.RecordRow;
import assay.record.ItemRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** All records of one shard, the open and the protected ones, in the order of its items. */
public final class ShardRecords implements Closeable {
  private final RecordReader open;
  private final RecordReader guarded;
  private Optional<RecordRow> nextOpen;
  private Optional<RecordRow> nextGuarded;

  /**
   * Opens both files.
   *
   * @throws assay.stage.CustodyException if one of them is damaged
   */
  public ShardRecords(Path openFile, Path guardedFile) throws IOException {
    open = RecordReader.open(openFile);
    try {
      guarded = RecordReader.open(guardedFile);
    } catch (IOException | RuntimeException e) {
      open.close();
      throw e;
    }
    nextOpen = open.nextRow();
    nextGuarded = guarded.nextRow();
  }

  /** The next record; empty after the last. */
  public Optional<ItemRecord> next() throws IOException {
    Optional<RecordRow> row = nextRow();
    return row.isPresent() ? Optional.of(row.get().record()) : Optional.empty();
  }

  /** The next record, of which nothing is put together yet; empty after the last. */
  public Optional<RecordRow> nextRow() throws IOException {
    Optional<RecordRow> next;
    if (nextGuarded.isEmpty() || (nextOpen.isPresent() && isFirst(nextOpen, nextGuarded))) {
      next = nextOpen;
      nextOpen = next.isPresent() ? open.nextRow() : next;
    } else {
      next = nextGuarded;
      nextGuarded = guarded.nextRow();
    }
    return next;
  }

  private static boolean isFirst(Optional<RecordRow> one, Optional<RecordRow> other)
      throws IOException {
    return one.orElseThrow().index() < other.orElseThrow().index();
  }

  @Override
  public void close() throws IOException {
    try (open) {
      guarded.close();
    }
  }
}
