package assay.evidence.snapshot;

import assay.evidence.records.RecordReader;
import assay.record.ItemRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** All records of one shard, the open and the protected ones, in the order of its items. */
public final class ShardRecords implements Closeable {
  private final RecordReader open;
  private final RecordReader guarded;
  private Optional<ItemRecord> nextOpen;
  private Optional<ItemRecord> nextGuarded;

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
    nextOpen = open.next();
    nextGuarded = guarded.next();
  }

  /** The next record; empty after the last. */
  public Optional<ItemRecord> next() throws IOException {
    Optional<ItemRecord> next;
    if (nextGuarded.isEmpty() || (nextOpen.isPresent() && isFirst(nextOpen, nextGuarded))) {
      next = nextOpen;
      nextOpen = next.isPresent() ? open.next() : next;
    } else {
      next = nextGuarded;
      nextGuarded = guarded.next();
    }
    return next;
  }

  private static boolean isFirst(Optional<ItemRecord> one, Optional<ItemRecord> other) {
    return one.orElseThrow().locator().index() < other.orElseThrow().locator().index();
  }

  @Override
  public void close() throws IOException {
    try (open) {
      guarded.close();
    }
  }
}
