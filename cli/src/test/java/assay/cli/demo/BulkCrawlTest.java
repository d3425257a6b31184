package assay.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.demo.ReadBack.Warc;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkCrawlTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"false, bulk-0001.warc", "true, bulk-0001.warc.gz"})
  void everyCopyHasADigestOfItsOwnAndSomeAreListed(boolean compressed, String name)
      throws Exception {
    long wanted = 24_000_000;
    int pictures = BulkCrawl.write(folder, wanted, compressed, silent());
    List<Warc> copies =
        ReadBack.records(folder.resolve("dataset").resolve(name)).stream()
            .filter(r -> r.type().equals("response") && r.httpHead().contains("image/jpeg"))
            .toList();
    assertThat(copies).hasSize(pictures);
    assertThat(copies).extracting(r -> r.bare("WARC-Payload-Digest")).doesNotHaveDuplicates();
    assertThat(copies.stream().mapToLong(r -> r.stored().length).sum())
        .isBetween(wanted, wanted + 1_000_000);
    String listed = Files.readAllLines(folder.resolve("list.csv")).get(1).split(",", 3)[1];
    assertThat(copies)
        .filteredOn(r -> Digest.compute(DigestAlgorithm.SHA256, r.stored()).hex().equals(listed))
        .hasSize(1);
  }

  private static PrintStream silent() throws IOException {
    return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
  }
}
