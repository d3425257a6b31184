package assay.evidence.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.durable.OwnerOnly;
import assay.evidence.Samples;
import assay.evidence.snapshot.ItemLeaf;
import assay.evidence.snapshot.SnapshotKey;
import assay.item.Reading;
import assay.json.JsonObject;
import assay.record.ItemRecord;
import assay.record.Reference;
import assay.stage.CustodyException;
import assay.stage.DatasetException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
  @TempDir private Path directory;
  private Path open;
  private Path guarded;

  @BeforeEach
  void inADirectory() {
    open = directory.resolve("records.parquet");
    guarded = directory.resolve("protected.parquet");
  }

  private static List<ItemRecord> records(int count) {
    return IntStream.range(0, count).mapToObj(Samples::record).toList();
  }

  private void write(int count) throws IOException {
    RecordFile.writeSplit(
        open,
        guarded,
        records -> {
          for (int i = 0; i < count; i++) {
            records.add(Samples.record(i));
          }
        });
  }

  private static List<ItemRecord> read(Path file) throws IOException {
    List<ItemRecord> records = new ArrayList<>();
    try (RecordReader reader = RecordReader.open(file)) {
      for (var record = reader.next(); record.isPresent(); record = reader.next()) {
        records.add(record.get());
      }
    }
    return records;
  }

  @Test
  void whatWasWrittenIsReadAndWhatIsProtectedIsApart() throws IOException {
    for (int count : new int[] {0, 1, 500}) {
      write(count);
      assertThat(read(open))
          .isEqualTo(records(count).stream().filter(r -> !r.isProtected()).toList());
      assertThat(read(guarded))
          .isEqualTo(records(count).stream().filter(ItemRecord::isProtected).toList());
    }
  }

  @Test
  void aReferenceIsReadAsOneAndItsLeafSaysSo() throws Exception {
    ItemRecord reference =
        Samples.record(11).referring(Optional.of(new Reference(List.of("m-url", "m-md5"))));
    RecordFile.<IOException>writeSplit(
        open,
        guarded,
        records -> {
          records.add(reference);
          records.add(Samples.record(12));
        });
    assertThat(read(open)).containsExactly(reference, Samples.record(12));
    SnapshotKey key = SnapshotKey.of(new byte[SnapshotKey.BYTES]);
    try (RecordReader reader = RecordReader.open(open)) {
      ItemLeaf first = leaf(reader.nextRow().orElseThrow().committed(), key);
      assertThat(first.isReference()).isTrue();
      assertThat(first.json().text("kind")).contains("reference");
      ItemLeaf second = leaf(reader.nextRow().orElseThrow().committed(), key);
      assertThat(second.isReference()).isFalse();
      assertThat(second.json().has("kind")).isFalse();
    }
  }

  private static ItemLeaf leaf(Committed item, SnapshotKey key) throws Exception {
    return ItemLeaf.parse(ItemLeaf.of(item, 0, 0, key).data());
  }

  @Test
  void theOpenFileHoldsNothingOfProtectedItems() throws IOException {
    write(500);
    String bytes = Files.readString(open, StandardCharsets.ISO_8859_1);
    assertThat(bytes).doesNotContain("list-a", "list-b", "matches", "sealed", "quarantined");
    assertThat(OwnerOnly.isExposed(guarded)).isFalse();
  }

  @Test
  void theSameRecordsGiveTheSameBytes() throws IOException {
    write(3_000);
    byte[] first = Files.readAllBytes(open);
    byte[] firstGuarded = Files.readAllBytes(guarded);
    write(3_000);
    assertThat(Files.readAllBytes(open)).isEqualTo(first);
    assertThat(Files.readAllBytes(guarded)).isEqualTo(firstGuarded);
  }

  @Test
  void aFailureLeavesNoFile() {
    assertThatThrownBy(
            () ->
                RecordFile.<DatasetException>writeSplit(
                    open,
                    guarded,
                    records -> {
                      records.add(Samples.record(0));
                      throw new DatasetException("shard: cut");
                    }))
        .isInstanceOf(DatasetException.class);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aDamagedPageIsRefused() throws IOException {
    write(500);
    byte[] altered = Files.readAllBytes(open);
    for (int i = 100; i < altered.length / 2; i += 997) {
      altered[i] ^= 0x55;
    }
    Files.write(open, altered);
    assertThatThrownBy(() -> read(open)).isInstanceOfAny(CustodyException.class, IOException.class);
  }

  @Test
  void anotherEngineReadsTheSameValues() throws Exception {
    write(500);
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute("set timezone = 'UTC'");
      List<ItemRecord> expected = records(500);
      int rows = 0;
      try (ResultSet row =
          statement.executeQuery(
              "select *, hex(md5) m, hex(sha1) s1, hex(sha256) s256, hex(pictures[1].pdq) p,"
                  + " pictures[1].quality q, readings[1].reading r1, hex(readings[1].sha256) rs,"
                  + " provenance_shape->>'grade' g, array_to_string(reasons, ',') why from '"
                  + open
                  + "' order by index")) {
        while (row.next()) {
          compare(row, expected.get(row.getInt("index")));
          rows++;
        }
      }
      assertThat(rows).isEqualTo((int) expected.stream().filter(r -> !r.isProtected()).count());
    }
  }

  private static void compare(ResultSet row, ItemRecord item) throws SQLException {
    assertThat(row.getString("shard")).isEqualTo(item.locator().shard());
    assertThat(row.getString("member")).isEqualTo(item.locator().member());
    assertThat(row.getLong("offset")).isEqualTo(item.extent().offset());
    assertThat(row.getLong("length")).isEqualTo(item.extent().length());
    assertThat(row.getLong("bytes")).isEqualTo(item.bytes());
    assertThat(row.getString("media_type")).isEqualTo(item.mediaType());
    assertThat(row.getString("verdict")).isEqualTo(item.verdict().label());
    assertThat(row.getString("disposition")).isEqualTo(item.disposition().label());
    assertThat(row.getString("grade")).isEqualTo(item.grade().name());
    assertThat(row.getString("g")).isEqualTo(item.grade().name());
    assertThat(row.getString("actionable")).isEqualTo(item.actionable().label());
    assertThat(row.getString("why")).isEqualTo(String.join(",", item.reasons()));
    assertThat(row.getString("provenance_rest")).isNotEqualTo(item.provenance().write());
    var origin = item.provenance().object("origin").orElseThrow();
    assertThat(row.getString("origin_url")).isEqualTo(origin.text("url").orElseThrow());
    assertThat(row.getString("host")).isEqualTo(origin.text("host").orElseThrow());
    assertThat(row.getString("page_url")).isNull();
    var capture = item.provenance().object("capture").orElseThrow();
    assertThat(row.getString("server_ip")).isEqualTo(capture.text("serverIp").orElseThrow());
    assertThat(row.getObject("captured_not_before", OffsetDateTime.class).toInstant())
        .isEqualTo(
            Instant.parse(capture.text("notBefore").orElseThrow()).truncatedTo(ChronoUnit.MICROS));
    compareFingerprints(row, item);
  }

  private static void compareFingerprints(ResultSet row, ItemRecord item) throws SQLException {
    if (item.readings().isEmpty()) {
      assertThat(row.getString("s256")).isNull();
      assertThat(row.getString("p")).isNull();
      return;
    }
    var digests = item.readings().get(0).digests();
    assertThat(row.getString("m")).isEqualToIgnoringCase(digests.get(0).hex());
    assertThat(row.getString("s1")).isEqualToIgnoringCase(digests.get(1).hex());
    assertThat(row.getString("s256")).isEqualToIgnoringCase(digests.get(2).hex());
    assertThat(row.getString("p"))
        .isEqualToIgnoringCase(item.pictures().get(0).hash().hex())
        .matches(hex -> HexFormat.of().parseHex(hex).length == 32);
    assertThat(row.getInt("q")).isEqualTo(item.pictures().get(0).quality());
    if (item.readings().size() > 1) {
      assertThat(row.getString("r1")).isEqualTo(Reading.DECODED.label());
      assertThat(row.getString("rs")).isEqualToIgnoringCase(item.readings().get(1).sha256().hex());
    }
  }

  @Test
  void anotherEngineReadsTheProtectedFile() throws Exception {
    write(500);
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select index, len(matches) n, matches[2].distance d, matches[2].transform t,"
                    + " matches[1].entry_id e, matches[1].classification c, matches[1].value v,"
                    + " matches[3].footage.listed_of o, matches[3].footage.ranges[1].\"from\" f,"
                    + " sealed[1] s from '"
                    + guarded
                    + "'")) {
      int rows = 0;
      while (row.next()) {
        ItemRecord item = Samples.record(row.getInt("index"));
        assertThat(row.getInt("n")).isEqualTo(3);
        assertThat(row.getInt("o")).isEqualTo(10);
        assertThat(row.getLong("f")).isEqualTo(200_000);
        assertThat(row.getInt("d")).isEqualTo(17);
        assertThat(row.getString("t")).isEqualTo("rotate-90");
        assertThat(row.getString("e")).isEqualTo("entry-1");
        assertThat(row.getString("c")).isEqualTo("A1");
        assertThat(row.getString("v")).isEqualTo(item.matches().get(0).value());
        assertThat(row.getString("s")).isEqualTo(item.sealed().get(0));
        rows++;
      }
      assertThat(rows).isEqualTo(10);
    }
  }

  @Test
  @Tag("long")
  void aHundredThousandRecordsStaySmall() throws IOException {
    write(100_000);
    long bytes = Files.size(open) + Files.size(guarded);
    System.out.println("record files: " + bytes / 100_000.0 + " bytes a record");
    assertThat(bytes / 100_000).isLessThan(220);
  }

  @Test
  void theDigestsOfStepsTakeNoRoom() throws IOException {
    int count = 20_000;
    write(count);
    long without = Files.size(open) + Files.size(guarded);
    RecordFile.writeSplit(
        open,
        guarded,
        records -> {
          for (int i = 0; i < count; i++) {
            records.add(withSteps(Samples.record(i)));
          }
        });
    double more = (Files.size(open) + Files.size(guarded) - without) / (double) count;
    System.out.println("digests of steps: " + more + " bytes a record");
    assertThat(more).isLessThan(1);
  }

  private static ItemRecord withSteps(ItemRecord item) {
    JsonObject step =
        JsonObject.empty()
            .with("op", "extract")
            .with("tool", "assay-dataset")
            .with("version", "0.1.0")
            .with("inputSha256", "5a".repeat(32))
            .with("outputSha256", item.readings().stream().findFirst().map(r -> r.sha256().hex()));
    JsonObject provenance = JsonObject.empty();
    for (Map.Entry<String, Object> member : item.provenance().members().entrySet()) {
      boolean entry = member.getKey().equals("entry");
      Object value = member.getValue();
      provenance =
          provenance.with(
              member.getKey(), entry ? ((JsonObject) value).with("steps", List.of(step)) : value);
    }
    return new ItemRecord(
        item.locator(),
        item.extent(),
        item.bytes(),
        item.mediaType(),
        item.readings(),
        item.pictures(),
        item.verdict(),
        item.reasons(),
        item.matches(),
        item.disposition(),
        provenance,
        item.grade(),
        item.actionable(),
        item.sealed());
  }
}
