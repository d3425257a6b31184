package assay.dataset.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.item.Reading;
import assay.provenance.Origin;
import assay.provenance.Provenance;
import assay.stage.Entry;
import assay.stage.Item;
import assay.stage.Role;
import assay.testkit.Fixtures;
import assay.testkit.Walk;
import assay.testkit.Walk.Seen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is an item in the tables of the README of the fixtures, and that another engine agrees. */
class TableContentsTest {
  @Test
  void aPictureOfHuggingFaceIsAnItemOfItsRow() throws Exception {
    List<Seen> items = items("gen-hf-image");
    assertThat(items.stream().map(Seen::member))
        .containsExactlyElementsOf(
            LongStream.range(0, 12).filter(i -> i != 5).mapToObj(i -> i + "/image").toList());
  }

  @Test
  void aPathWithoutBytesIsAReference() throws Exception {
    Item missing =
        items("gen-hf-image").stream()
            .filter(s -> s.member().equals("7/image"))
            .findFirst()
            .orElseThrow()
            .item()
            .orElseThrow();
    assertThat(missing.isReference()).isTrue();
    assertThat(missing.declared()).isEmpty();
    assertThat(missing.provenance().origin().flatMap(Origin::url))
        .contains("https://images.example.com/path-only.jpg");
  }

  /** Failed to download: there are no bytes, but the address may be listed. */
  @Test
  void aRowWithoutItsPictureIsAReference() throws Exception {
    List<Seen> items = items("gen-img2dataset");
    assertThat(items).hasSize(7);
    List<Item> references =
        items.stream().map(s -> s.item().orElseThrow()).filter(Item::isReference).toList();
    assertThat(references).hasSize(2);
    assertThat(references.get(0).locator().member()).doesNotContain("/");
    assertThat(references.get(0).provenance().origin().orElseThrow().url()).isPresent();
  }

  @Test
  void aRowOfATableOfAddressesIsAReferenceWithItsDigest() throws Exception {
    List<Seen> items = items("gen-laion-md5");
    assertThat(items).hasSize(1000);
    Item failed = items.get(0).item().orElseThrow();
    Item second = items.get(1).item().orElseThrow();
    assertThat(items.stream().allMatch(s -> s.item().orElseThrow().isReference())).isTrue();
    assertThat(failed.declared()).isEmpty();
    assertThat(second.declared())
        .containsExactly(Digest.parse(DigestAlgorithm.MD5, "339f78186151315ff56c78fea2381f0a"));
    assertThat(second.provenance().origin().orElseThrow().url())
        .contains("https://images.example.com/laion/1.jpg");
  }

  @Test
  void aPathThatIsNoAddressNamesNothing(@TempDir Path folder) throws Exception {
    Path table = folder.resolve("table.parquet");
    try (DuckDb duckDb = DuckDb.open()) {
      duckDb.write("SELECT {'bytes': NULL::BLOB, 'path': '7.jpg'} AS image", table, "CODEC 'zstd'");
    }
    Item item = Walk.through(Removal.FORMAT, table).items().get(0).item().orElseThrow();
    assertThat(item.isReference()).isTrue();
    assertThat(item.provenance().origin()).isEmpty();
  }

  @Test
  void digestsMayBeBytes(@TempDir Path folder) throws Exception {
    Path table = folder.resolve("table.parquet");
    try (DuckDb duckDb = DuckDb.open()) {
      duckDb.write(
          "SELECT 'https://images.example.com/7.jpg' AS url, unhex(md5('seven')) AS md5",
          table,
          "CODEC 'zstd'");
    }
    Item item = Walk.through(Removal.FORMAT, table).items().get(0).item().orElseThrow();
    assertThat(item.declared())
        .containsExactly(
            Digest.compute(DigestAlgorithm.MD5, "seven".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aTableWithoutMediaAndAddressesHasNoItemsAndSaysSo(@TempDir Path folder) throws Exception {
    Path table = folder.resolve("table.parquet");
    try (DuckDb duckDb = DuckDb.open()) {
      duckDb.write("SELECT i, 'text ' || i AS word FROM range(5) r(i)", table, "CODEC 'zstd'");
    }
    Walk walk = Walk.through(Removal.FORMAT, table);
    assertThat(walk.items()).isEmpty();
    assertThat(walk.warnings())
        .containsExactly(
            "table.parquet: no column holds media or addresses; nothing in it is an item");
  }

  @Test
  void rowsThatNameFilesLeaveWithThem(@TempDir Path folder) throws Exception {
    Path table = folder.resolve("metadata.parquet");
    try (DuckDb duckDb = DuckDb.open()) {
      duckDb.write(
          "SELECT i || '.jpg' AS file_name, 'text ' || i AS text FROM range(3) r(i)",
          table,
          "CODEC 'zstd'");
    }
    List<Seen> entries = Walk.through(Removal.FORMAT, table).entries();
    Seen row = entries.get(3);
    assertThat(row.role()).isEqualTo(Role.SIDE);
    assertThat(row.ties().follows()).contains(".!1.jpg");
  }

  @Test
  void rowsOfADownloadersLogLeaveWithTheirSamples() throws Exception {
    Seen row = items("gen-laion-md5").get(1);
    assertThat(row.ties().follows())
        .contains("gen-laion-md5.tar!000000001", ".!gen-laion-md5/000000001");
  }

  @Test
  void picturesOfAListAreItemsByTheirPlaceInIt() throws Exception {
    List<Seen> items = items("gen-hf-image-list");
    assertThat(items.stream().map(Seen::member))
        .containsExactly(
            "1/images[0]",
            "2/images[0]",
            "2/images[1]",
            "4/images[0]",
            "5/images[0]",
            "5/images[1]");
  }

  @ParameterizedTest
  @CsvSource({
    "gen-hf-image, image.bytes, 10",
    "gen-img2dataset, jpg, 5",
    "gen-dict-images, image, 40",
  })
  void theBytesAreThoseThatAnotherEngineReads(String name, String column, int count)
      throws Exception {
    try (DuckDb duckDb = DuckDb.open()) {
      List<String> expected =
          duckDb.texts(
              "SELECT sha256("
                  + column
                  + ") FROM read_parquet('"
                  + file(name)
                  + "') WHERE "
                  + column
                  + " IS NOT NULL");
      assertThat(expected).hasSize(count);
      assertThat(digests(items(name))).isEqualTo(expected);
    }
  }

  @Test
  void theBytesOfListsAreThoseThatAnotherEngineReads() throws Exception {
    try (DuckDb duckDb = DuckDb.open()) {
      List<String> expected =
          duckDb.texts(
              "SELECT sha256(i.bytes) FROM (SELECT unnest(images) AS i FROM read_parquet('"
                  + file("gen-hf-image-list")
                  + "'))");
      assertThat(digests(items("gen-hf-image-list"))).isEqualTo(expected);
    }
  }

  @Test
  void whatAToolSaysOfADownloadIsItsProvenance() throws Exception {
    Seen first = items("gen-img2dataset").get(0);
    Provenance facts = first.item().orElseThrow().provenance();
    assertThat(facts.origin().orElseThrow().url()).contains("https://images.example.com/0.jpg");
    assertThat(facts.declaredDigest().map(Digest::hex))
        .contains("fbcd95509770d62fc44bcebf1b0feabce3f815a8634005205da3d239035d8475");
    assertThat(facts.capture().orElseThrow().beforeTransformation()).isTrue();
  }

  @Test
  void theRestOfTheRowIsItsContext() throws Exception {
    String context =
        new String(items("gen-img2dataset").get(0).context().get(), StandardCharsets.UTF_8);
    assertThat(context)
        .contains("\"url\":[\"https://images.example.com/0.jpg\"]")
        .contains("\"original_width\":[\"640\"]")
        .doesNotContain("\"jpg\"");
  }

  @Test
  void theItemsOfARowLeaveTogether() throws Exception {
    List<Seen> items = items("gen-hf-image-list");
    assertThat(items.get(1).ties()).isEqualTo(items.get(2).ties());
    assertThat(items.get(1).ties()).isNotEqualTo(items.get(3).ties());
  }

  @Test
  void theBytesOfAGroupAreItsItemsAndTheOtherColumns() throws Exception {
    Walk walk = Walk.through(Removal.FORMAT, file("gen-img2dataset"));
    assertThat(walk.entries().stream().map(Seen::role).distinct())
        .containsExactly(Role.GLUE, Role.SIDE, Role.ITEM, Role.INDEX);
    try (var reader =
        Removal.FORMAT.read(new assay.stage.ShardFile(file("gen-img2dataset"), "t.parquet"))) {
      long own = 0;
      long extents = 0;
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        Entry entry = next.get();
        own += entry.recordBytes();
        extents += entry.part() == 0 && entry.role() == Role.SIDE ? entry.extent().length() : 0;
      }
      assertThat(own).isPositive().isLessThanOrEqualTo(extents);
    }
  }

  private static Path file(String name) {
    return Fixtures.locate("parquet/" + name + ".parquet");
  }

  private static List<Seen> items(String name) throws Exception {
    return Walk.through(Removal.FORMAT, file(name)).items();
  }

  private static List<String> digests(List<Seen> items) {
    return items.stream()
        .filter(s -> s.item().orElseThrow().hasBytes())
        .map(s -> s.readings().get(Reading.STORED))
        .map(bytes -> Digest.compute(DigestAlgorithm.SHA256, bytes).hex())
        .toList();
  }
}
