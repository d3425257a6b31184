package assay.match.file;

import java.io.IOException;
import java.nio.file.Path;

/** An index file is not what its format promises. The message names the place, never content. */
public final class IndexFileException extends IOException {
  private IndexFileException(String message) {
    super(message);
  }

  /** The file as a whole is refused. */
  public static IndexFileException in(Path file, String reason) {
    return new IndexFileException(file + ": " + reason);
  }

  /** A section of it is refused. */
  public static IndexFileException in(Path file, String section, String reason) {
    return new IndexFileException(file + ": section " + section + ": " + reason);
  }
}
