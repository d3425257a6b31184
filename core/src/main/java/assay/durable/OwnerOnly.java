package assay.durable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Directories and files that nobody but their owner can open. */
public final class OwnerOnly {
  private OwnerOnly() {}

  /** Creates the directory if it is not there, and makes it 0700 where the file system can. */
  public static Path directory(Path directory) throws IOException {
    Files.createDirectories(directory);
    restrict(directory, "rwx------");
    return directory;
  }

  /** Makes an existing file 0600 where the file system can. */
  public static Path file(Path file) throws IOException {
    restrict(file, "rw-------");
    return file;
  }

  /** Replaces or creates a file that at no moment others can open. */
  public static <E extends Exception> void write(Path target, AtomicFile.Body<E> body)
      throws IOException, E {
    AtomicFile.write(
        target,
        out -> {
          file(AtomicFile.temporary(target));
          body.writeTo(out);
        });
  }

  /** Whether others can read or write the file; false where the file system cannot tell. */
  public static boolean isExposed(Path file) throws IOException {
    if (!isPosix(file)) {
      return false;
    }
    Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
    return !owner.containsAll(Files.getPosixFilePermissions(file));
  }

  private static void restrict(Path path, String permissions) throws IOException {
    if (isPosix(path)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
