package assay.dataset.parquet;

import assay.durable.AtomicFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The rows of a file that must leave it, for whoever may take them out: a table of two columns, the
 * file's name and the number of the row in it, from 0, as Iceberg's position deletes have them.
 */
final class RowList {
  private static final String SUFFIX = ".rows.csv";

  private RowList() {}

  /** Where the list lies, for a file that would have been written to the target. */
  static Path beside(Path target) {
    return target.resolveSibling(target.getFileName() + SUFFIX);
  }

  static void write(Path list, String shard, LeavingRows leaving) throws IOException {
    AtomicFile.<IOException>write(
        list,
        out -> {
          Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          text.write("file,row\n");
          leaving.stream().forEach(row -> line(text, shard, row));
          text.flush();
        });
  }

  private static void line(Writer text, String shard, long row) {
    try {
      text.write("\"" + shard.replace("\"", "\"\"") + "\"," + row + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
