package assay.dataset.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.stage.DatasetException;
import assay.testkit.Fixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that keep an account of their own are never written beneath. */
class LakehouseTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "_delta_log/00000000000000000000.json, Delta",
    ".hoodie/hoodie.properties, Hudi",
    "metadata/00000-1f.metadata.json, Iceberg",
  })
  void rowsAreListedAndNothingIsWritten(String account, String kind) throws Exception {
    Path table = table(account);
    Path target = folder.resolve("part-0.parquet");
    DatasetException refused =
        assertThrows(DatasetException.class, () -> Removal.write(table, Set.of(1L, 10L), target));
    assertThat(refused)
        .hasMessage(
            "part-0.parquet: belongs to a table of %s, which keeps account of its files; 2 rows must leave, and part-0.parquet.rows.csv lists them. Delete them through the table"
                .formatted(kind));
    assertThat(target).doesNotExist();
    assertThat(folder.resolve("part-0.parquet.rows.csv"))
        .hasContent("file,row\n\"part-0.parquet\",1\n\"part-0.parquet\",10\n");
  }

  @Test
  void whatLosesNothingIsCopied() throws Exception {
    Path table = table("_delta_log/00000000000000000000.json");
    Path target = folder.resolve("part-0.parquet");
    Removal.write(table, Set.of(), target);
    assertThat(target).hasSameBinaryContentAs(table);
    assertThat(folder.resolve("part-0.parquet.rows.csv")).doesNotExist();
  }

  private Path table(String account) throws Exception {
    Path log = folder.resolve("table").resolve(account);
    Files.createDirectories(log.getParent());
    Files.writeString(log, "{}\n");
    Path part = folder.resolve("table/day=1/part-0.parquet");
    Files.createDirectories(part.getParent());
    return Files.copy(Fixtures.locate("parquet/gen-hf-image.parquet"), part);
  }
}
