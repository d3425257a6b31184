package assay.match.live;

import assay.match.file.IndexFile;
import assay.match.file.IndexFileException;
import assay.match.file.IndexFileWriter;
import assay.match.index.ColumnFile;
import assay.match.index.FingerprintColumn;
import java.io.IOException;
import java.nio.file.Path;

/** A base on disk: what most look-ups are answered from. */
final class BaseFile {
  private BaseFile() {}

  /** Writes what a column is with a delta. */
  static void write(Path file, FingerprintColumn before, Delta delta) throws IOException {
    IndexFileWriter.write(
        file, out -> ColumnFile.write(out, before, delta.withdrawn(), delta.added()));
  }

  /**
   * Opens one.
   *
   * @throws IndexFileException if it is damaged, or of another algorithm
   */
  static Values open(Path file, String algorithm) throws IOException {
    return Values.lasting(ColumnFile.open(IndexFile.open(file), algorithm));
  }
}
