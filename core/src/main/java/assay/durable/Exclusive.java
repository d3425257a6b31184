package assay.durable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets one thread of one process at a time do a short piece of work, guarded by a lock file. The
 * operating system frees the lock when its holder dies, so no lock is ever stale.
 */
public final class Exclusive {
  /** File locks hold between processes; this one holds between the threads of this one. */
  private static final Object THREADS = new Object();

  private Exclusive() {}

  /** What is done while nobody else does it. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T run() throws IOException, E;
  }

  /** Waits for its turn, then works. The lock file stays behind, empty. */
  public static <T, E extends Exception> T hold(Path lockFile, Work<T, E> work)
      throws IOException, E {
    synchronized (THREADS) {
      try (FileChannel channel =
          FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        FileLock lock = channel.lock();
        try {
          return work.run();
        } finally {
          lock.release();
        }
      }
    }
  }
}
