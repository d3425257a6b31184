package assay.dataset.parquet;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tables that keep an account of their own of their files: Delta Lake, Apache Iceberg and Apache
 * Hudi. To exchange a file beneath them breaks the table, or puts the rows back.
 */
final class Lakehouse {
  /** How deep partitions are nested, at most. */
  private static final int HIGHEST = 12;

  private Lakehouse() {}

  /** The kind of table that a file belongs to; empty if to none. */
  static Optional<String> above(Path file) throws IOException {
    Path folder = file.toAbsolutePath().normalize().getParent();
    for (int i = 0; i < HIGHEST && folder != null; i++, folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("_delta_log"))) {
        return Optional.of("Delta");
      } else if (Files.isDirectory(folder.resolve(".hoodie"))) {
        return Optional.of("Hudi");
      } else if (isIceberg(folder.resolve("metadata"))) {
        return Optional.of("Iceberg");
      }
    }
    return Optional.empty();
  }

  private static boolean isIceberg(Path metadata) throws IOException {
    if (!Files.isDirectory(metadata)) {
      return false;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(metadata, "*.metadata.json")) {
      return files.iterator().hasNext();
    }
  }
}
