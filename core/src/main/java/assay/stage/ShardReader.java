package assay.stage;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Walks through one shard, once, front to back. For one thread. */
public interface ShardReader extends Closeable {
  /**
   * The next entry; empty at the end. Extents tile the shard: each begins where the one before
   * ended, and the last ends with the shard. An item that was not read is skipped.
   *
   * @throws DatasetException if the rest of the shard cannot be trusted
   */
  Optional<Entry> next() throws IOException, DatasetException;

  /** Length and digest of the whole input; valid after {@link #next} returned empty. */
  ShardIdentity identity();

  /** What was tolerated, each line starting with the place; valid after the end. */
  List<String> warnings();
}
