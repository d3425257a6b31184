package assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.evidence.records.RecordReader;
import assay.json.JsonObject;
import assay.record.ItemRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of addresses beside files, from the command line to the verified statement. */
class ReferencesTest {
  private static final String LISTED = "0cc175b9c0f1b6a831c399e269772661"; // of "a", RFC 1321
  private static final String OTHER = "92eb5ffee6ae2fec3ad71c777531578f";

  private static final String TABLE =
      """
      url,text,md5
      https://images.example.com/1.jpg,one,%1$s
      https://images.example.com/2.jpg,two,%2$s
      https://listed.example.com/3.jpg,three,
      https://images.example.com/4.jpg,four,
      ,five,
      """
          .formatted(OTHER, LISTED.toUpperCase(java.util.Locale.ROOT));

  @TempDir static Path folder;
  private static Path output;
  private static Path snapshot;
  private static Path workspace;
  private static JsonObject summary;

  @BeforeAll
  static void screen() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(data.resolve("table.csv"), TABLE);
    Files.writeString(data.resolve("note.txt"), "A file beside the table.");
    Path list = folder.resolve("list.csv");
    Files.writeString(
        list, "algorithm,value\nmd5," + LISTED + "\nurl,https://listed.example.com/3.jpg\n");
    output = folder.resolve("out");
    workspace = folder.resolve("workspace");
    Shell shell =
        Shell.run(
            "screen", data, "--list", list, "--out", output, "--workspace", workspace, "--json");
    assertThat(shell.exit()).as(shell.err()).isZero();
    summary = JsonObject.parse(shell.out());
    snapshot = workspace.resolve("snapshots").resolve(summary.text("snapshot").orElseThrow());
  }

  @Test
  void theTableComesOutWithoutWhatIsListedAndWhatCouldNotBeCompared() throws Exception {
    List<String> lines = TABLE.lines().toList();
    assertThat(Files.readString(output.resolve("table.csv")))
        .isEqualTo(lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(4) + "\n");
  }

  @Test
  void theSummaryHasReferencesInNoOtherNumber() {
    assertThat(summary.object("items").orElseThrow().write())
        .isEqualTo("{\"enumerated\":1,\"screened\":1,\"unscreenable\":0}");
    JsonObject references = summary.object("references").orElseThrow();
    assertThat(references.number("enumerated")).hasValue(5);
    assertThat(references.number("compared")).hasValue(4);
    assertThat(references.object("comparedBy").orElseThrow().write())
        .isEqualTo("{\"m-md5\":2,\"m-url\":4}");
    assertThat(references.object("verdicts").orElseThrow().write())
        .isEqualTo("{\"clear\":2,\"matched\":0,\"suspected\":2,\"unscreenable\":1}");
    assertThat(references.object("dispositions").orElseThrow().write())
        .isEqualTo("{\"kept\":2,\"quarantined\":2,\"withheld\":1}");
    assertThat(references.object("unscreenableReasons").orElseThrow().write())
        .isEqualTo("{\"declared-missing\":1}");
    JsonObject bytes = summary.object("bytes").orElseThrow();
    assertThat(bytes.number("record")).hasValue("A file beside the table.".length());
    int header = TABLE.indexOf('\n') + 1;
    assertThat(bytes.number("opaque")).hasValue(TABLE.length() - header);
  }

  @Test
  void theSignedStatementCountsThemApartAndVerifies() throws Exception {
    JsonObject envelope =
        JsonObject.parse(Files.readString(snapshot.resolve("statement.dsse.json")));
    String payload = envelope.text("payload").orElseThrow();
    JsonObject predicate =
        JsonObject.parse(new String(Base64.getDecoder().decode(payload), UTF_8))
            .object("predicate")
            .orElseThrow();
    assertThat(predicate.object("references").orElseThrow().number("enumerated")).hasValue(5);
    assertThat(predicate.object("coverage").flatMap(c -> c.object("items")).orElseThrow().write())
        .isEqualTo("{\"enumerated\":1,\"screened\":1,\"unscreenable\":0}");

    Path key = folder.resolve("key.pem");
    assertThat(Shell.run("keys", "export", "--out", key, "--workspace", workspace).exit()).isZero();
    Path bundle = snapshot.resolve("bundle.assay.zip");
    Shell verified =
        Shell.run("verify", output.resolve("table.csv"), "--bundle", bundle, "--key", key);
    assertThat(verified.exit()).as(verified.err()).isZero();
    assertThat(verified.out())
        .contains("all 1 input items were compared")
        .contains("5 references were listed, which only point elsewhere")
        .contains("no content of them was screened, 4 were compared");
  }

  @Test
  void theRecordsSayWhichTheyAre() throws Exception {
    List<ItemRecord> kept = new ArrayList<>();
    try (RecordReader records = RecordReader.open(snapshot.resolve("records/00000.parquet"))) {
      for (Optional<ItemRecord> r = records.next(); r.isPresent(); r = records.next()) {
        kept.add(r.get());
      }
    }
    assertThat(kept).hasSize(3); // those that leave with a match are protected
    assertThat(kept).allMatch(record -> record.reference().isPresent());
  }

  @Test
  void aSealedReferenceIsTheRowAsTheTableHadIt() {
    Shell listed = Shell.run("vault", "list", "--workspace", workspace);
    assertThat(listed.exit()).as(listed.err()).isZero();
    assertThat(listed.out().lines().filter(line -> line.matches("[0-9a-f]{64} .*"))).hasSize(2);
  }
}
