package assay.casework.vault;

import assay.durable.Exclusive;
import assay.durable.OwnerOnly;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A container being written, under a name that nobody else uses. It stays locked until it is
 * closed, which is how the sweep of another run knows that its writer lives; a lock dies with its
 * process.
 */
final class Unfinished implements Closeable {
  private static final String SUFFIX = ".part";

  /**
   * What this process is writing. The sweep must not even open these: on POSIX systems closing any
   * descriptor of a file frees all locks that the process holds on it.
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private Unfinished(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static Unfinished in(Path directory) throws IOException {
    Path path = directory.toRealPath().resolve(UUID.randomUUID() + SUFFIX);
    return Exclusive.hold(lock(directory), () -> begin(path));
  }

  private static Unfinished begin(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    OURS.add(path);
    Unfinished begun = new Unfinished(path, channel);
    try {
      OwnerOnly.file(path);
      channel.lock();
      return begun;
    } catch (IOException | RuntimeException e) {
      begun.close();
      throw e;
    }
  }

  /** Removes what the writers of dead processes left. */
  static void sweep(Path directory) throws IOException {
    Exclusive.hold(
        lock(directory),
        () -> {
          try (DirectoryStream<Path> left =
              Files.newDirectoryStream(directory.toRealPath(), "*" + SUFFIX)) {
            for (Path path : left) {
              removeUnlessWritten(path);
            }
          }
          return null;
        });
  }

  private static void removeUnlessWritten(Path path) throws IOException {
    if (OURS.contains(path)) {
      return;
    }
    boolean abandoned;
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      abandoned = channel.tryLock() != null;
    } catch (NoSuchFileException e) {
      return; // its writer has just published it
    }
    if (abandoned) {
      Files.deleteIfExists(path);
    }
  }

  private static Path lock(Path directory) {
    return directory.resolve("lock");
  }

  Path path() {
    return path;
  }

  FileChannel channel() {
    return channel;
  }

  /** Frees the lock, and removes the file unless it has been renamed. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
      Files.deleteIfExists(path);
    } finally {
      OURS.remove(path);
    }
  }
}
