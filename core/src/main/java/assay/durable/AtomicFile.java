package assay.durable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file under a temporary name beside its target, forces it to disk, and renames it. A
 * failure leaves no temporary file; a power failure may, and the next write of the same target
 * overwrites it. One writer at a time per target.
 */
public final class AtomicFile {
  /** Ends the name of every unfinished file. */
  public static final String SUFFIX = ".assay-tmp";

  private AtomicFile() {}

  /** Writes a file's content. */
  @FunctionalInterface
  public interface Body<E extends Exception> {
    void writeTo(OutputStream out) throws IOException, E;
  }

  /** Replaces or creates the target. */
  public static <E extends Exception> void write(Path target, Body<E> body) throws IOException, E {
    Path temporary = temporary(target);
    boolean written = false;
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        body.writeTo(out);
        out.flush();
        channel.force(true);
      }
      publish(temporary, target);
      written = true;
    } finally {
      if (!written) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  /** Where the target is written until it is whole. */
  public static Path temporary(Path target) {
    return target.resolveSibling("." + target.getFileName() + SUFFIX);
  }

  /** Renames a file that is whole and forced to disk, and forces the rename to disk. */
  public static void publish(Path whole, Path target) throws IOException {
    Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncDirectory(target.toAbsolutePath().getParent());
  }

  /** Forces the names in a directory to disk. */
  public static void syncDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
