package assay.casework.captures;

import assay.durable.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Writes an index of so many captures, then of few, and so on: FILE CAPTURES TIMES. To be killed.
 */
final class IndexingProcess {
  static final int FEW = 10;

  private IndexingProcess() {}

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      write(file, i % 2 == 0 ? Integer.parseInt(args[1]) : FEW);
      System.out.println(i);
    }
  }

  static void write(Path file, int captures) throws IOException {
    Path scratch = OwnerOnly.directory(file.resolveSibling("scratch"));
    try (CaptureIndexBuilder builder = new CaptureIndexBuilder(scratch, 1 << 20)) {
      builder.from("source");
      for (int i = 0; i < captures; i++) {
        builder.add(
            new ArchivedCapture(
                "http://a.example/" + i,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false));
      }
      builder.write(file);
    }
  }

  static Process start(Path file, int captures, int times) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            IndexingProcess.class.getName(),
            file.toString(),
            Integer.toString(captures),
            Integer.toString(times))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
