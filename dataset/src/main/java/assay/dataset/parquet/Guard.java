package assay.dataset.parquet;

import assay.stage.DatasetException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The door through which nothing of the library's failures passes. It reports damage with unchecked
 * exceptions of many kinds, and what it lacks with errors at first use; their messages may quote
 * content, so only their kind is told.
 */
final class Guard {
  private Guard() {}

  /** What is done behind the door. */
  @FunctionalInterface
  interface Work<T> {
    T get() throws IOException, DatasetException;
  }

  /**
   * Does the work.
   *
   * @param shard its name
   * @throws DatasetException if the shard, not the disk, is at fault
   */
  static <T> T run(String shard, Work<T> work) throws IOException, DatasetException {
    try {
      return work.get();
    } catch (Damaged e) {
      throw new DatasetException(shard + ": " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw e.getCause(); // of the disk: what is parsed was read before
    } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
      throw new DatasetException(shard + ": cannot be read: " + e.getClass().getSimpleName(), e);
    }
  }
}
