package assay.cli.demo;

import assay.cli.demo.ReadBack.Warc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.DataFormatException;

/** Takes the pictures out of crawl files, and leaves behind where they came from. */
public final class PlainCopies {
  private PlainCopies() {}

  /**
   * Writes the body of every whole picture.
   *
   * @return how many there were
   */
  public static int write(List<Path> crawls, Path folder) throws IOException, DataFormatException {
    Files.createDirectories(folder);
    int number = 0;
    for (Path crawl : crawls) {
      for (Warc record : ReadBack.records(crawl)) {
        boolean picture =
            record.sound()
                && record.type().equals("response")
                && !record.fields().containsKey("WARC-Truncated")
                && record.httpHead().contains("Content-Type: image/");
        if (picture) {
          Files.write(folder.resolve("p-%04d".formatted(number++)), record.body());
        }
      }
    }
    return number;
  }
}
