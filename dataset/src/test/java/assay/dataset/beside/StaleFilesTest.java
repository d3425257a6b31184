package assay.dataset.beside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaleFilesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "img_emb_0.npy|x|rows",
        "emb.NPZ|x|rows",
        "00000.idx|x|lie",
        "00000.tar.idx|x|lie",
        "crawl.cdx.gz|x|lie",
        "crawl.cdxj|x|lie",
        "_metadata|x|lie",
        "SHA256SUMS|x|digests",
        "md5sum.txt|x|digests",
        "MD5SUMS|x|digests",
        "checksums.txt|x|digests",
        "00000.tar.sha256|x|digests",
        "croissant.json|x|digests",
        "sizes.json|x|counts",
        "dataset_infos.json|x|counts",
        "README.md|num_examples: 7|counts",
        "index.json|{'shardlist':[{'url':'a.tar','nsamples':7}]}|counts",
      })
  void whatSpeaksOfTheDatasetByNumberPlaceOrDigestIsNamed(String name, String text, String fault)
      throws Exception {
    Path file = Files.createDirectories(folder.resolve("a")).resolve(name);
    Files.writeString(file, text.replace('\'', '"'));
    assertThat(StaleFiles.in(folder)).hasSize(1);
    assertThat(StaleFiles.in(folder).get(0)).startsWith("a/" + name + ": ").contains(fault);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "00000.tar",
        "1.json",
        "metadata.jsonl",
        "sums.csv",
        "shampoo.txt",
        "a.md"
      })
  void othersAreNot(String name) throws Exception {
    Files.writeString(folder.resolve(name), "x");
    assertThat(StaleFiles.in(folder)).isEmpty();
  }

  @Test
  void whatWasNotWrittenHasNone() throws Exception {
    assertThat(StaleFiles.in(folder.resolve("not there"))).isEmpty();
  }
}
