package assay.dataset.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import assay.testkit.Fixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stays, another engine reads as it was. */
class KeptRowsTest {
  /** A PNG signature in front, so that the column is one of media; every value another. */
  private static final String PICTURE =
      "unhex('89504E470D0A1A0A0000000D49484452' || md5('p' || i)) ";

  /** Values of every physical type and many logical ones, nested and missing. */
  private static final String QUERY =
      "SELECT i AS id, CASE WHEN i % 7 = 3 THEN NULL ELSE "
          + PICTURE
          + " END AS image, "
          + "CASE WHEN i % 5 = 0 THEN NULL ELSE [{'bytes': "
          + PICTURE
          + ", 'path': 'p' || i}, NULL, {'bytes': NULL, 'path': NULL}] END AS images, "
          + "'text ' || (i % 3) AS caption, i / 4.0 AS score, (i / 8.0)::FLOAT AS small, "
          + "i % 2 = 0 AS flag, DATE '2026-01-01' + i::INT AS day, "
          + "TIMESTAMP '2026-01-01' + INTERVAL (i) SECOND AS time, (i / 100)::DECIMAL(9,2) AS price, "
          + "(i * 1000)::DECIMAL(30,3) AS large, uuid() AS uuid, i::TINYINT AS tiny, "
          + "i::UBIGINT AS unsigned, MAP {'k' || i: [i, NULL, i + 1]} AS map, "
          + "{'a': {'b': [[i], [], NULL]}} AS deep, 'abc' || i || repeat('x', (i % 50)::INT) AS longer "
          + "FROM range(100) r(i)";

  private static final Set<Long> LEAVING = Set.of(0L, 1L, 17L, 42L, 99L);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CODEC 'uncompressed'",
        "CODEC 'snappy'",
        "CODEC 'gzip'",
        "CODEC 'zstd'",
        "CODEC 'lz4_raw'",
        "CODEC 'snappy', PARQUET_VERSION v2",
        "CODEC 'zstd', PARQUET_VERSION v2",
        "CODEC 'zstd', DICTIONARY_SIZE_LIMIT 1",
      })
  void rowsOfAStrangersTableStayAsTheyWere(String options) throws Exception {
    Path table = folder.resolve("table.parquet");
    try (DuckDb duckDb = DuckDb.open()) {
      duckDb.write(QUERY, table, options + ", KV_METADATA {key: 'one', other: 'two'}");
      requireRowsKept(duckDb, table);
      assertThat(layout(duckDb, folder.resolve("out"))).isEqualTo(layout(duckDb, table));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gen-hf-image", "gen-hf-image-list", "gen-img2dataset", "gen-dict-images"})
  void rowsOfTheFixturesStayAsTheyWere(String name) throws Exception {
    try (DuckDb duckDb = DuckDb.open()) {
      requireRowsKept(duckDb, Fixtures.locate("parquet/" + name + ".parquet"));
    }
  }

  @Test
  void keyValueMetadataIsCarriedOver() throws Exception {
    Path table = Fixtures.locate("parquet/gen-hf-image.parquet");
    Removal.write(table, Set.of(1L), folder.resolve("out"));
    try (DuckDb duckDb = DuckDb.open()) {
      String query =
          "SELECT decode(key) || '=' || decode(value) FROM parquet_kv_metadata('%s') ORDER BY 1";
      assertThat(duckDb.texts(query.formatted(folder.resolve("out"))))
          .isEqualTo(duckDb.texts(query.formatted(table)))
          .hasSize(2);
    }
  }

  /** Of every column: codec, and whether it has a dictionary. */
  private static List<String> layout(DuckDb duckDb, Path table) throws Exception {
    return duckDb.texts(
        "SELECT path_in_schema || ' ' || compression || ' ' || "
            + "(dictionary_page_offset IS NOT NULL) FROM parquet_metadata('"
            + table
            + "') WHERE row_group_id = 0 ORDER BY column_id");
  }

  private void requireRowsKept(DuckDb duckDb, Path table) throws Exception {
    List<String> rows = duckDb.rows(table);
    List<String> expected = new ArrayList<>();
    List<String> members = Removal.members(table);
    LongStream.range(0, rows.size())
        .filter(i -> !LEAVING.contains(i) || members.stream().noneMatch(m -> Member.row(m) == i))
        .forEach(i -> expected.add(rows.get((int) i)));
    Path out = folder.resolve("out");
    Removal.write(table, LEAVING, out);
    assertThat(expected).hasSizeLessThan(rows.size());
    assertThat(duckDb.rows(out)).isEqualTo(expected);
    Files.copy(out, folder.resolve("again.parquet"));
    assertThat(Removal.members(folder.resolve("again.parquet"))).hasSizeLessThan(members.size());
  }
}
