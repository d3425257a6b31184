package assay.dataset.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.dataset.media.Signatures;
import assay.policy.SidecarKeys;
import assay.stage.DatasetException;
import assay.testkit.Fixtures;
import assay.testkit.Walk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no table that can be screened whole, and in which words that is said. */
@Timeout(60)
class RefusedTablesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gen-bad-no-footer.parquet | PAR1 is expected at its end",
        "gen-bad-page-bytes.parquet | row group 0, column error_message: a page has no header that can be read",
      })
  void aDamagedTableIsRefused(String name, String message) {
    requireRefused(Fixtures.locate("parquet/" + name), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gen-bad-cut.parquet | PAR1 is expected at its end",
        "gen-bad-footer-length.parquet | the footer is of 2147483647 bytes, and the file of 15839",
        "pt-datapage_v1-corrupt-checksum.parquet | row group 0, column a: the checksum of a page is wrong",
        "pt-rle-dict-uncompressed-corrupt-checksum.parquet | the checksum of a page is wrong",
        "pt-encrypt_columns_plaintext_footer.parquet.encrypted | is encrypted",
        "pt-uniform_encryption.parquet.encrypted | is encrypted",
        "pt-large_string_map.brotli.parquet | is compressed with BROTLI",
        "pt-hadoop_lz4_compressed.parquet | is compressed with LZ4,",
        "pt-non_hadoop_lz4_compressed.parquet | is compressed with LZ4,",
        "pt-repeated_no_annotation.parquet | the footer promises 0 rows, and its row groups have 6",
        "pt-bad-PARQUET-1481.parquet | the footer cannot be read",
        "pt-bad-ARROW-RS-GH-6229-DICTHEADER.parquet | row group 0, column name: lies outside of the file",
      })
  void soAreTheFilesThatOthersCollected(String name, String message) {
    if (Fixtures.largeSet().isEmpty()) {
      System.err.println("FIXTURES ABSENT: " + name + " is not tried");
      return;
    }
    requireRefused(Fixtures.locate("parquet/" + name), message);
  }

  /** Whatever else is wrong with them, nothing but a refusal may come of it. */
  @Test
  void noneOfTheBadFilesDoesHarm() throws Exception {
    for (Path file : Fixtures.in("parquet")) {
      if (file.getFileName().toString().contains("bad")) {
        try {
          Walk.through(Removal.FORMAT, file);
        } catch (DatasetException refused) {
          assertThat(refused).hasMessageStartingWith(file.getFileName().toString());
        }
      }
    }
  }

  @Test
  void aByteThatBelongsToNothingIsRefused() throws Exception {
    byte[] table = Files.readAllBytes(Fixtures.locate("parquet/gen-dict-images.parquet"));
    byte[] longer = Arrays.copyOf(table, table.length + 7);
    int tail = tail(table);
    System.arraycopy(table, tail, longer, tail + 7, table.length - tail);
    Arrays.fill(longer, tail, tail + 7, (byte) 0);
    longer[tail] = 'h';
    Path file = Files.write(folder.resolve("hidden.parquet"), longer);
    requireRefused(file, "bytes at " + tail + " belong to no page, index or footer");
    longer[tail] = 0; // padding
    Files.write(file, longer);
    Walk.through(Removal.FORMAT, file);
  }

  @Test
  void aPageOverTheBudgetIsRefusedWithTheHeapItWouldTake() {
    ParquetFormat small = new ParquetFormat(new Signatures(), SidecarKeys.standard(), 1000);
    Path file = Fixtures.locate("parquet/gen-hf-image.parquet");
    DatasetException refused =
        assertThrows(DatasetException.class, () -> Walk.through(small, file));
    assertThat(refused)
        .hasMessageMatching(
            "gen-hf-image.parquet: row group 0, column image.bytes: a page of [0-9]+ bytes; 1000"
                + " are allowed. A heap of 1 MiB would do");
  }

  @Test
  void aColumnThatCannotBeHeldIsNotWrittenAgain() {
    ParquetFormat small = new ParquetFormat(new Signatures(), SidecarKeys.standard(), 20_000);
    Path file = Fixtures.locate("parquet/gen-hf-image.parquet");
    DatasetException refused =
        assertThrows(
            DatasetException.class,
            () -> Removal.write(small, file, Set.of(11L), folder.resolve("out")));
    assertThat(refused).hasMessageContaining("column image.bytes: to write it without a row takes");
    assertThat(folder).isEmptyDirectory();
  }

  private static void requireRefused(Path file, String message) {
    DatasetException refused =
        assertThrows(DatasetException.class, () -> Walk.through(Removal.FORMAT, file));
    assertThat(refused)
        .hasMessageStartingWith(file.getFileName().toString() + ": ")
        .hasMessageContaining(message);
  }

  private static int tail(byte[] table) {
    int at = table.length - 8;
    int length = 0;
    for (int i = 3; i >= 0; i--) {
      length = length << 8 | (table[at + i] & 0xff);
    }
    return at - length;
  }
}
