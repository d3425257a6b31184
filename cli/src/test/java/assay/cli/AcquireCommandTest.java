package assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.durable.OwnerOnly;
import assay.evidence.records.RecordReader;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import assay.record.ItemRecord;
import assay.testkit.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcquireCommandTest {
  @TempDir private Path folder;
  private Path data;
  private Path workspace;

  @BeforeEach
  void twoFiles() throws IOException {
    data = Files.createDirectories(folder.resolve("data/inner")).getParent();
    workspace = folder.resolve("workspace");
    Files.writeString(data.resolve("inner/a.txt"), "first");
    Files.writeString(data.resolve("b.txt"), "second");
    Files.writeString(folder.resolve("list.csv"), "algorithm,value\nmd5," + "0".repeat(32) + "\n");
  }

  private Shell acquire(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("acquire", data, "--workspace", workspace));
    arguments.addAll(
        List.of("--dataset", "Web Pool", "--supplier", "Crawls Ltd", "--by", "ingest", "--json"));
    arguments.addAll(List.of("--acquired-at", "2026-02-27", "--licence", "CC0-1.0"));
    arguments.addAll(List.of(more));
    return Shell.run(arguments.toArray());
  }

  private String id(Shell acquired) throws Exception {
    return JsonObject.parse(acquired.out()).text("id").orElseThrow();
  }

  private Shell screen(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("screen", data, "--workspace", workspace));
    arguments.addAll(List.of("--out", folder.resolve("out"), "--list", folder.resolve("list.csv")));
    arguments.addAll(List.of(more));
    return Shell.run(arguments.toArray());
  }

  private List<ItemRecord> records() throws IOException {
    List<ItemRecord> records = new ArrayList<>();
    try (Stream<Path> files = Files.walk(workspace.resolve("snapshots"))) {
      Path open =
          files
              .filter(f -> f.endsWith("records/00000.parquet"))
              .filter(f -> !f.toString().contains("protected"))
              .findFirst()
              .orElseThrow();
      try (RecordReader reader = RecordReader.open(open)) {
        for (var record = reader.next(); record.isPresent(); record = reader.next()) {
          records.add(record.get());
        }
      }
    }
    return records;
  }

  @Test
  void theRecordNamesWhoWhenAndEveryFileAndOnlyItsOwnerCanOpenIt() throws Exception {
    Shell shell = acquire();
    assertThat(shell.exit()).as(shell.err()).isZero();
    JsonObject json = JsonObject.parse(shell.out());
    assertThat(json.object("acquisition").orElseThrow().write())
        .isEqualTo(
            "{\"acquiredAt\":\"2026-02-27T00:00:00Z\",\"acquiredBy\":\"ingest\",\"dataset\":"
                + "{\"licence\":\"CC0-1.0\",\"name\":\"Web Pool\"},\"supplier\":\"Crawls Ltd\"}");
    Path list = workspace.resolve("acquisitions").resolve(id(shell) + ".files.jsonl");
    assertThat(Files.readString(list))
        .isEqualTo(
            "{\"bytes\":6,\"name\":\"b.txt\",\"sha256\":"
                + "\"16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4\"}\n"
                + "{\"bytes\":5,\"name\":\"inner/a.txt\",\"sha256\":"
                + "\"a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e\"}\n");
    assertThat(OwnerOnly.isExposed(list)).isFalse();
    assertThat(OwnerOnly.isExposed(list.resolveSibling(id(shell) + ".json"))).isFalse();
  }

  @Test
  void theSameAgainChangesNothing() throws Exception {
    Shell first = acquire();
    Shell second = acquire();
    assertThat(second.exit()).isZero();
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(id(acquire("--channel", "disk"))).isNotEqualTo(id(first));
  }

  @Test
  void anAcquisitionWithoutSupplierDatasetOrPersonIsUsage() {
    Shell shell = Shell.run("acquire", data, "--workspace", workspace, "--dataset", "x");
    assertThat(shell.exit()).isEqualTo(2);
    assertThat(shell.err()).contains("an acquisition needs --dataset, --supplier and --by");
  }

  @Test
  void screeningTakesItAndTheFilesThatWereVerifiedAreGradedSo() throws Exception {
    String id = id(acquire());
    Shell shell = screen("--acquisition", id, "--json");
    assertThat(shell.exit()).as(shell.err()).isZero();
    assertThat(records()).hasSize(2);
    for (ItemRecord record : records()) {
      JsonObject provenance = record.provenance();
      JsonObject acquisition = provenance.object("acquisition").orElseThrow();
      assertThat(acquisition.text("supplier")).contains("Crawls Ltd");
      JsonObject manifest = acquisition.object("manifest").orElseThrow();
      assertThat(manifest.text("id")).contains(id); // leads to acquisitions/ID.json
      JsonObject document =
          JsonObject.parse(
              Files.readString(workspace.resolve("acquisitions").resolve(id + ".json")));
      assertThat(document.object("files").flatMap(f -> f.text("sha256")))
          .isEqualTo(manifest.text("sha256"))
          .isPresent();
      assertThat(provenance.object("basis").flatMap(b -> b.text("acquisition.manifest")))
          .contains("verified");
      assertThat(provenance.object("vector").orElseThrow().write())
          .isEqualTo("{\"chain\":1,\"how\":1,\"integrity\":1,\"when\":1,\"where\":1}");
      assertThat(provenance.text("grade")).contains("P1");
    }
  }

  @Test
  void theCustodyLogHasOneEventForIt() throws Exception {
    String id = id(acquire());
    acquire();
    List<String> lines = Files.readAllLines(workspace.resolve("log/custody.jsonl"));
    assertThat(lines).hasSize(1);
    JsonObject event = JsonObject.parse(lines.get(0));
    assertThat(event.text("action")).contains("acquire");
    assertThat(event.text("subject")).contains(id);
    assertThat(event.text("actor")).contains(System.getProperty("user.name"));
    byte[] document = Files.readAllBytes(workspace.resolve("acquisitions/" + id + ".json"));
    assertThat(event.text("reason"))
        .contains("recorded as SHA-256 " + Digest.compute(DigestAlgorithm.SHA256, document).hex());
  }

  @Test
  void aDocumentThatWasChangedSinceIsRefused() throws Exception {
    String id = id(acquire());
    Path document = workspace.resolve("acquisitions/" + id + ".json");
    String text = Files.readString(document);
    Files.writeString(document, text.replace("Crawls Ltd", "Others Ltd"));
    Shell shell = screen("--acquisition", id);
    assertThat(shell.exit()).isEqualTo(1);
    assertThat(shell.err())
        .contains("acquisition " + id + ": the custody log has no event for its document as it is");
    Files.writeString(document, text);
    Files.delete(workspace.resolve("log/custody.jsonl"));
    assertThat(screen("--acquisition", id).exit()).isEqualTo(1);
  }

  @Test
  void theStepsOfAShardThatWasAcquiredLinkItsDigestToThatOfTheItem() throws Exception {
    Files.copy(Fixtures.locate("warc/spec-hello-world.warc"), data.resolve("a.warc"));
    Shell shell = screen("--acquisition", id(acquire()), "--json");
    assertThat(shell.exit()).as(shell.err()).isZero();
    ItemRecord response = records().get(0);
    String shard =
        Digest.compute(DigestAlgorithm.SHA256, Files.readAllBytes(data.resolve("a.warc"))).hex();
    JsonObject provenance = response.provenance();
    assertThat(provenance.object("entry").orElseThrow().objects("steps"))
        .containsExactly(
            JsonObject.empty()
                .with("op", "extract")
                .with("tool", "assay-dataset")
                .with("version", "0.1.0")
                .with("inputSha256", shard)
                .with("outputSha256", response.readings().get(0).sha256().hex()));
    assertThat(provenance.object("basis").flatMap(b -> b.text("entry"))).contains("observed");
    assertThat(provenance.object("vector").orElseThrow().number("chain")).hasValue(3);
    assertThat(provenance.text("grade")).contains("P4");
  }

  @Test
  void filesThatAreNoLongerThoseAreRefusedBeforeAnythingBegins() throws Exception {
    String id = id(acquire());
    Files.writeString(data.resolve("b.txt"), "other!", UTF_8);
    refused(id, "1 files differ, first b.txt, which has changed");
    Files.delete(data.resolve("b.txt"));
    refused(id, "1 files differ, first b.txt, which is missing");
    Files.writeString(data.resolve("b.txt"), "second");
    Files.writeString(data.resolve("c.txt"), "third");
    refused(id, "1 files differ, first c.txt, which was not acquired");
  }

  private void refused(String id, String why) {
    Shell shell = screen("--acquisition", id);
    assertThat(shell.exit()).isEqualTo(1);
    assertThat(shell.err()).contains("the files are no longer those: " + why);
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(workspace.resolve("snapshots")).doesNotExist();
  }

  @Test
  void anUnknownAcquisitionAndOneThatIsContradictedAreUsage() throws Exception {
    assertThat(screen("--acquisition", "none").exit()).isEqualTo(2);
    assertThat(screen("--acquisition", "../none").exit()).isEqualTo(2);
    Shell both = screen("--acquisition", id(acquire()), "--supplier", "Somebody");
    assertThat(both.exit()).isEqualTo(2);
    assertThat(both.err()).contains("cannot stand beside it");
  }

  @Test
  void aListThatWasAlteredIsNoEvidence() throws Exception {
    String id = id(acquire());
    Path list = workspace.resolve("acquisitions").resolve(id + ".files.jsonl");
    Files.writeString(list, Files.readString(list).replace("b.txt", "c.txt"));
    Shell shell = screen("--acquisition", id);
    assertThat(shell.exit()).isEqualTo(1);
    assertThat(shell.err()).contains("is not the list of files that was recorded");
  }

  @Test
  void aPolicyRefusesUnknownSuppliersAndMissingRecords() throws Exception {
    Path policy =
        Files.writeString(
            folder.resolve("p.yaml"), "acquisition:\n  suppliers: [Crawls Ltd, Other]\n");
    Shell nobody = screen("--policy", policy);
    assertThat(nobody.exit()).isEqualTo(1);
    assertThat(nobody.err())
        .contains("policy: the suppliers allowed are Crawls Ltd, Other, and none is named");
    assertThat(screen("--policy", policy, "--supplier", "Somebody").err())
        .contains("not Somebody; nothing was screened");
    Files.writeString(policy, "acquisition: {suppliers: [Crawls Ltd], required: true}\n");
    assertThat(screen("--policy", policy, "--supplier", "Crawls Ltd").err())
        .contains("policy: the acquisition must have been recorded (--acquisition ID)");
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(screen("--policy", policy, "--acquisition", id(acquire())).exit()).isZero();
  }

  /** Twice screened, each time something left: both steps stand before the extraction, linked. */
  @Test
  void whatEarlierRunsDidToAFileIsInTheRecordsOfThoseThatFollow() throws Exception {
    Path crawl = Files.createDirectory(folder.resolve("crawl")).resolve("a.warc");
    Files.writeString(crawl, response(1, "first") + response(2, "second") + response(3, "third"));
    Path once = screenedWithout("first", crawl);
    Path twice = screenedWithout("second", once);
    Path same = screenedWithout("not there", twice); // what nothing left is the file put in
    Path last = screenedWithout("nor this", same);
    assertThat(last).hasSameBinaryContentAs(twice);
    JsonObject entry = records.get(0).provenance().object("entry").orElseThrow();
    assertThat(records).hasSize(1);
    List<JsonObject> steps = entry.objects("steps");
    assertThat(steps)
        .extracting(s -> s.text("op").orElseThrow())
        .containsExactly("screen", "screen", "extract");
    assertThat(steps)
        .extracting(s -> s.text("inputSha256").orElseThrow())
        .containsExactly(sha256(crawl), sha256(once), sha256(twice));
    assertThat(steps)
        .extracting(s -> s.text("outputSha256").orElseThrow())
        .startsWith(sha256(once), sha256(twice));
    JsonObject vector = records.get(0).provenance().object("vector").orElseThrow();
    assertThat(vector.number("chain")).hasValue(3);
    Shell trace = Shell.run("trace", "a.warc#0", "--workspace", workspace);
    assertThat(trace.out()).contains("screen by assay").contains("extract by assay-dataset");
  }

  private List<ItemRecord> records = List.of();

  /** The file that is published if this text is listed; its acquisition is on record. */
  private Path screenedWithout(String text, Path file) throws Exception {
    String md5 = Digest.compute(DigestAlgorithm.MD5, text.getBytes(UTF_8)).hex();
    Path list = Files.writeString(folder.resolve("one.csv"), "algorithm,value\nmd5," + md5 + "\n");
    Object[] acquire = {
      "acquire",
      file,
      "--workspace",
      workspace,
      "--dataset",
      "d",
      "--supplier",
      text,
      "--by",
      "me",
      "--json"
    };
    String id = id(Shell.run(acquire));
    Path out = folder.resolve("out-" + text);
    Shell shell =
        Shell.run(
            "screen",
            file,
            "--workspace",
            workspace,
            "--list",
            list,
            "--out",
            out,
            "--acquisition",
            id,
            "--json");
    assertThat(shell.exit()).as(shell.err()).isZero();
    String snapshot = JsonObject.parse(shell.out()).text("snapshot").orElseThrow();
    Path kept = workspace.resolve("snapshots/" + snapshot + "/records/00000.parquet");
    records = new ArrayList<>();
    try (RecordReader reader = RecordReader.open(kept)) {
      for (var record = reader.next(); record.isPresent(); record = reader.next()) {
        records.add(record.get());
      }
    }
    return out.resolve("a.warc");
  }

  private static String sha256(Path file) throws IOException {
    return Digest.compute(DigestAlgorithm.SHA256, Files.readAllBytes(file)).hex();
  }

  private static String response(int number, String body) {
    String http = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + body;
    return "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0000000"
        + number
        + "-6d0e-4b2c-9f64-2f7c1f0f6a11>\r\nWARC-Date: 2026-02-11T08:14:03Z\r\n"
        + "WARC-Target-URI: https://text.example/"
        + number
        + "\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: "
        + http.length()
        + "\r\n\r\n"
        + http
        + "\r\n\r\n";
  }
}
