package assay.durable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets one thread of one process at a time do a piece of work, guarded by a lock file. The
 * operating system frees the lock when its holder dies, so no lock is ever stale.
 */
public final class Exclusive {
  /** File locks hold between processes; these, one per file, between the threads of this one. */
  private static final Map<Path, Object> THREADS = new ConcurrentHashMap<>();

  private Exclusive() {}

  /** What is done while nobody else does it. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T run() throws IOException, E;
  }

  /** Waits for its turn, then works. The lock file stays behind, empty. */
  public static <T, E extends Exception> T hold(Path lockFile, Work<T, E> work)
      throws IOException, E {
    synchronized (THREADS.computeIfAbsent(real(lockFile), path -> new Object())) {
      try (FileChannel channel =
          FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        FileLock lock = lock(channel);
        try {
          return work.run();
        } finally {
          lock.release();
        }
      }
    }
  }

  /**
   * Asks again and again. If it slept until the lock is free, then two processes that have threads
   * waiting crosswise for two locks would look deadlocked to an operating system that counts locks
   * by process, and one of them would fail.
   */
  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      while (lock == null) {
        Thread.sleep(1);
        lock = channel.tryLock();
      }
      return lock;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FileLockInterruptionException();
    }
  }

  /** The same for every way to write it: the same file must not be locked twice. */
  private static Path real(Path lockFile) throws IOException {
    return lockFile.toAbsolutePath().getParent().toRealPath().resolve(lockFile.getFileName());
  }
}
