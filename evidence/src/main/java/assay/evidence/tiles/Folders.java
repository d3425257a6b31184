package assay.evidence.tiles;

import assay.durable.AtomicFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that a power failure does not forget. */
final class Folders {
  private Folders() {}

  /**
   * Creates a folder below a root, which is there. All names on the way are forced to disk also if
   * they were there: whoever created them may have been killed before forcing them.
   */
  static void create(Path root, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Path at = folder; !at.equals(root); at = at.getParent()) {
      AtomicFile.syncDirectory(at.getParent());
    }
  }

  /** Deletes a folder of files, if it is there. */
  static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
