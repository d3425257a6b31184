package assay.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * One kind of container. Safe to share between threads; each shard is walked by one.
 *
 * <p>What is owed, and tested by {@code DatasetFormatContract}: extents tile the shard; with
 * nothing left out the written shard is the input, byte for byte; otherwise it is the input with
 * extents cut out; kept items read the same; no byte is written that was not part of a kept entry;
 * every loop ends; the result depends on nothing but the bytes.
 */
public interface DatasetFormat {
  /** A word for records and messages: {@code warc}. */
  String name();

  /**
   * Whether a file is of this kind, judged by its first bytes, never by its name.
   *
   * @param head up to the first 4,096 bytes
   */
  boolean recognises(Path file, byte[] head) throws IOException;

  /**
   * Opens a shard.
   *
   * @throws DatasetException if it is not of this format at all
   */
  ShardReader read(ShardFile shard) throws IOException, DatasetException;

  /**
   * Writes the shard again without what is not kept: to a temporary name beside the target, synced,
   * renamed. The input is compared with what was screened before the target appears. Never writes
   * to the input.
   *
   * @param screened what the input was when it was screened
   * @param choices one for each entry of the walk, in its order
   * @return what was written
   * @throws DatasetException if the input has changed, or cannot be written without the removed
   *     parts
   */
  ShardIdentity rewrite(
      ShardFile shard, ShardIdentity screened, Iterator<Choice> choices, Path target)
      throws IOException, DatasetException;
}
