package assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.casework.captures.CaptureIndex;
import assay.cli.demo.DemoData;
import assay.cli.demo.GroundTruth;
import assay.cli.demo.PlainCopies;
import assay.cli.run.Snapshot;
import assay.cli.run.Workspace;
import assay.durable.AtomicFile;
import assay.durable.OwnerOnly;
import assay.evidence.snapshot.ScreenedShard;
import assay.evidence.snapshot.ShardRecords;
import assay.json.JsonObject;
import assay.match.decode.DecodeLimits;
import assay.match.pdq.PdqHasher;
import assay.provenance.Grading;
import assay.provenance.RecordedProvenance;
import assay.record.ItemRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pictures of the demo's crawl, in a folder that says nothing of them, and what comes back. */
class ProvenanceCommandTest {
  @TempDir static Path folder;

  private static Path workspace;
  private static GroundTruth truth;
  private static int pictures;
  private static String crawl;
  private static String plain;

  @BeforeAll
  static void screenBoth() throws Exception {
    workspace = folder.resolve("workspace");
    truth =
        DemoData.write(
            Files.createDirectory(folder.resolve("data")),
            new PdqHasher(DecodeLimits.standard()),
            41);
    List<Path> crawls =
        List.of(
            truth.dataset().resolve("crawl-0001.warc.gz"),
            truth.dataset().resolve("crawl-0002.warc"));
    pictures = PlainCopies.write(crawls, folder.resolve("plain"));
    crawl = screen("crawl", crawls);
    plain = screen("plain", List.of(folder.resolve("plain")));
  }

  /** A list with an SHA-1 has the run compute SHA-1, by which crawlers' indexes know files. */
  private static String screen(String name, List<Path> paths) throws Exception {
    Path sha1 = folder.resolve("sha1.csv");
    Files.writeString(sha1, "algorithm,value\nsha1," + "00".repeat(20) + "\n");
    List<Object> arguments = new ArrayList<>(List.of("screen"));
    arguments.addAll(paths);
    arguments.addAll(
        List.of("--list", truth.list(), "--list", sha1, "--out", folder.resolve("out-" + name)));
    arguments.addAll(List.of("--workspace", workspace, "--dataset", name, "--json"));
    arguments.addAll(List.of("--ingested-at", "2026-11-01"));
    Shell shell = Shell.run(arguments.toArray());
    assertThat(shell.exit()).as(shell.err()).isZero();
    return JsonObject.parse(shell.out()).text("snapshot").orElseThrow();
  }

  @Test
  void allProvenanceComesBackFromTheSnapshotOfTheCrawl() throws Exception {
    Path index = folder.resolve("snapshot.idx");
    Shell made =
        Shell.run(
            "provenance",
            "index",
            "--snapshot",
            crawl,
            "--out",
            index,
            "--workspace",
            workspace,
            "--json");
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(OwnerOnly.isExposed(index)).isFalse();
    JsonObject summary = recover(index);
    System.out.println("recovered from the snapshot: " + summary.write());
    assertThat(summary.number("lookedAt")).hasValue(pictures);
    assertThat(summary.number("recovered")).hasValue(pictures);
    assertThat(summary.object("by").orElseThrow().number("stored-digest")).hasValue(pictures);
    assertThat(grade(summary, "before", "P3")).isZero();
    assertThat(grade(summary, "before", "P0") + grade(summary, "before", "P1")).isEqualTo(pictures);
    assertThat(grade(summary, "after", "P3")).isEqualTo(pictures);
    JsonObject removed = summary.object("matchedOrSuspected").orElseThrow();
    JsonObject answers = removed.object("after").orElseThrow().object("actionable").orElseThrow();
    assertThat(answers.number("yes").orElseThrow()).isPositive();
    assertThat(answers.number("no")).hasValue(0);
  }

  @Test
  void allButWhatWasPackedComesBackFromTheIndexThatACrawlerWrites() throws Exception {
    Path cdxj = folder.resolve("crawl.cdxj");
    Files.writeString(cdxj, cdxj());
    Path index = folder.resolve("cdxj.idx");
    Shell made =
        Shell.run(
            "provenance",
            "index",
            cdxj,
            "--agent",
            "SampleCrawler",
            "--out",
            index,
            "--workspace",
            workspace);
    assertThat(made.exit()).as(made.err()).isZero();
    JsonObject summary = recover(index);
    System.out.println("recovered from a CDXJ: " + summary.write());
    assertThat(summary.number("recovered").orElseThrow()).isGreaterThan(pictures / 2);
    assertThat(grade(summary, "after", "P3")).isEqualTo(summary.number("recovered").orElseThrow());
  }

  @Test
  void recoveringAgainWritesTheSameBytesAndLeavesTheRecordsAlone() throws Exception {
    Path index = folder.resolve("again.idx");
    assertThat(
            Shell.run(
                    "provenance",
                    "index",
                    "--snapshot",
                    crawl,
                    "--out",
                    index,
                    "--workspace",
                    workspace)
                .exit())
        .isZero();
    byte[] first = Files.readAllBytes(index);
    recover(index);
    Path lines = workspace.resolve("snapshots/" + plain + "/protected/recovered/00000.jsonl");
    byte[] before = Files.readAllBytes(lines);
    assertThat(OwnerOnly.isExposed(lines)).isFalse();
    assertThat(new String(before, UTF_8).lines().count()).isEqualTo(pictures);
    assertThat(
            Shell.run(
                    "provenance",
                    "index",
                    "--snapshot",
                    crawl,
                    "--out",
                    index,
                    "--workspace",
                    workspace)
                .exit())
        .isZero();
    assertThat(Files.readAllBytes(index)).isEqualTo(first);
    recover(index);
    assertThat(Files.readAllBytes(lines)).isEqualTo(before);
    Shell fsck = Shell.run("fsck", "--workspace", workspace);
    assertThat(fsck.exit()).as(fsck.err()).isZero();
  }

  @Test
  @SuppressWarnings("try") // the workspace is held, not used
  void oneProcessAtATimeAndWhatAKilledOneLeftIsWrittenOver() throws Exception {
    Path index = folder.resolve("killed.idx");
    Path left = Files.writeString(AtomicFile.temporary(index), "left by a process that was killed");
    Object[] command = {
      "provenance", "index", "--snapshot", crawl, "--out", index, "--workspace", workspace
    };
    try (Workspace held = Workspace.open(workspace)) {
      Shell second = Shell.run(command);
      assertThat(second.exit()).isEqualTo(1);
      assertThat(second.err()).contains("another run is using this workspace");
      assertThat(index).doesNotExist();
    }
    assertThat(Shell.run(command).exit()).isZero();
    assertThat(left).doesNotExist();
    assertThat(CaptureIndex.open(index).size()).isPositive();
  }

  /** By the item and by the address that was recovered, which the record does not know. */
  @Test
  void whatWasRecoveredIsInTheTraceAndTheRecordStaysAsItWas() throws Exception {
    Path index = folder.resolve("traced.idx");
    assertThat(index("--snapshot", crawl, "--out", index).exit()).isZero();
    ItemRecord item = items(plain).get(0);
    Shell before = Shell.run("trace", item.locator(), "--workspace", workspace, "--json");
    recover(index);
    Shell after = Shell.run("trace", item.locator(), "--workspace", workspace, "--json");
    JsonObject was = trail(before, plain);
    JsonObject is = trail(after, plain);
    assertThat(is.objects("stations")).isEqualTo(was.objects("stations"));
    assertThat(is.text("grade")).isEqualTo(was.text("grade"));
    JsonObject recovered = is.object("recovered").orElseThrow();
    assertThat(recovered.text("grade")).contains("P3");
    JsonObject sighting = recovered.objects("sightings").get(0);
    assertThat(sighting.text("method")).contains("stored-digest");
    assertThat(sighting.text("basis")).contains("joined");
    assertThat(sighting.object("source").orElseThrow().text("name")).contains("snapshot " + crawl);
    Path page = folder.resolve("trace.html");
    Shell found =
        Shell.run(
            "trace", sighting.text("url").orElseThrow(), "--workspace", workspace, "--html", page);
    assertThat(found.out())
        .contains(item.locator().toString())
        .contains("recovered beside the record by stored-digest: grade P3, actionable: yes");
    assertThat(Files.readString(page)).contains("<td>recovered</td>");
    assertThat(OwnerOnly.isExposed(page)).isFalse();
    Path run = workspace.resolve("snapshots/" + plain + "/protected/recovered/run.json");
    JsonObject asked = JsonObject.parse(Files.readString(run));
    assertThat(asked.objects("sources")).hasSize(1);
    assertThat(OwnerOnly.isExposed(run)).isFalse();
  }

  @Test
  void whatRecoveryDidNotWriteStopsTheTraceWithItsPlace() throws Exception {
    Path index = folder.resolve("torn.idx");
    assertThat(index("--snapshot", crawl, "--out", index).exit()).isZero();
    recover(index);
    Path lines = workspace.resolve("snapshots/" + plain + "/protected/recovered/00000.jsonl");
    byte[] whole = Files.readAllBytes(lines);
    Files.write(lines, Arrays.copyOf(whole, whole.length - 9));
    ItemRecord last = items(plain).get(items(plain).size() - 1);
    Shell torn = Shell.run("trace", last.locator(), "--workspace", workspace);
    assertThat(torn.exit()).isEqualTo(1);
    assertThat(torn.err()).contains("00000.jsonl: is not what recovery wrote");
    Files.write(lines, whole);
  }

  @Test
  void sampleKeysOfAReleaseThatIsNamedLeadToItsRows() throws Exception {
    Path sidecars = Files.createDirectory(folder.resolve("release"));
    ItemRecord item = items(plain).get(0);
    String key = item.locator().member(); // which has no ending
    Files.writeString(
        sidecars.resolve("one.json"),
        "{\"url\": \"https://upstream.example/1\", \"key\": \"" + key + "\"}");
    Path index = folder.resolve("release.idx");
    Shell made = index(sidecars, "--release", "pool-1", "--out", index);
    assertThat(made.exit()).as(made.err()).isZero();
    JsonObject summary = recover(index, "--release", "pool-1");
    assertThat(summary.object("by").orElseThrow().number("sample-key")).hasValue(1);
    assertThat(recover(index).number("recovered")).as("no release is named").hasValue(0);
    Shell other =
        Shell.run(
            "provenance",
            "recover",
            "--snapshot",
            plain,
            "--index",
            index,
            "--release",
            "pool-2",
            "--workspace",
            workspace);
    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.err()).contains("no rows of the release pool-2");
  }

  /** Encoded again, a picture has another digest, and still looks like itself. */
  @Test
  void whatWasEncodedAgainIsToldWhereSomethingAlikeWasSeenAndNoOrigin() throws Exception {
    Path altered = Files.createDirectory(folder.resolve("altered"));
    int copies = EncodedAgain.copies(folder.resolve("plain"), altered, 6);
    String id = screen("altered", List.of(altered));
    Path index = folder.resolve("alike.idx");
    Path looks = Workspace.lookalikes(index);
    assertThat(index("--snapshot", crawl, "--out", index, "--lookalikes").exit()).isZero();
    assertThat(OwnerOnly.isExposed(looks)).isFalse();
    Object[] recover = {
      "provenance",
      "recover",
      "--snapshot",
      id,
      "--index",
      index,
      "--workspace",
      workspace,
      "--json"
    };
    JsonObject summary = JsonObject.parse(Shell.run(recover).out());
    assertThat(summary.number("recovered")).hasValue(0);
    assertThat(summary.number("sightingsOnly")).hasValue(0);
    assertThat(summary.number("nearDuplicates")).hasValue(copies);
    JsonObject grades = summary.object("grades").orElseThrow();
    assertThat(grades.object("after")).isEqualTo(grades.object("before"));
    Shell trace =
        Shell.run("trace", items(id).get(0).locator(), "--workspace", workspace, "--json");
    JsonObject also =
        trail(trace, id).object("recovered").orElseThrow().objects("alsoSeenAt").get(0);
    assertThat(also.text("basis")).contains("inferred");
    assertThat(also.text("url").orElseThrow()).startsWith("http");
    Shell seen = Shell.run("trace", also.text("looksLike").orElseThrow(), "--workspace", workspace);
    assertThat(seen.exit()).as("a reader can go on from there").isZero();
    String run = "snapshots/" + id + "/protected/recovered/run.json";
    assertThat(JsonObject.parse(Files.readString(workspace.resolve(run))).number("pictures"))
        .isPresent();

    Files.write(looks, Arrays.copyOf(Files.readAllBytes(looks), 5000));
    Shell cut = Shell.run(recover);
    assertThat(cut.exit()).isEqualTo(1);
    assertThat(cut.err()).contains("alike.idx.lookalikes: ");
    assertThat(index("--snapshot", crawl, "--out", index).exit()).isZero();
    assertThat(looks).as("that of another index").doesNotExist();
    assertThat(JsonObject.parse(Shell.run(recover).out()).number("nearDuplicates")).hasValue(0);
    Shell alone = index(folder.resolve("plain"), "--lookalikes");
    assertThat(alone.exit()).isEqualTo(2);
    assertThat(alone.err()).contains("only a --snapshot tells how pictures look");
  }

  private static JsonObject trail(Shell trace, String snapshot) throws Exception {
    assertThat(trace.exit()).as(trace.err()).isZero();
    return JsonObject.parse(trace.out()).objects("trails").stream()
        .filter(t -> t.text("snapshot").filter(snapshot::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static Shell index(Object... arguments) throws Exception {
    List<Object> all = new ArrayList<>(List.of("provenance", "index", "--workspace", workspace));
    all.addAll(List.of(arguments));
    return Shell.run(all.toArray());
  }

  @Test
  void everyRecordReadsBackToItsVector() throws Exception {
    int records = 0;
    for (String id : List.of(crawl, plain)) {
      for (ItemRecord item : items(id)) {
        assertThat(new Grading(RecordedProvenance.read(item.provenance())).vector().json())
            .isEqualTo(item.provenance().object("vector").orElseThrow());
        records++;
      }
    }
    assertThat(records).isGreaterThan(2 * pictures);
  }

  @Test
  void whatIsMissingOrDamagedIsRefused() throws Exception {
    Path absent = folder.resolve("absent.idx");
    Shell none = Shell.run("provenance", "recover", "--index", absent, "--workspace", workspace);
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("is not there");
    Path damaged = Files.writeString(folder.resolve("damaged.idx"), "ASSAYCAP and no more");
    Shell cut = Shell.run("provenance", "recover", "--index", damaged, "--workspace", workspace);
    assertThat(cut.exit()).isEqualTo(1);
    assertThat(cut.err()).contains("cut short");
    Path lines =
        Files.writeString(
            folder.resolve("bad.cdxj"), "a 20260211081403 {\"url\": \"http://a.example/\"}\nb\n");
    Shell bad =
        Shell.run(
            "provenance",
            "index",
            lines,
            "--out",
            folder.resolve("bad.idx"),
            "--workspace",
            workspace);
    assertThat(bad.exit()).isEqualTo(1);
    assertThat(bad.err()).contains("bad.cdxj:2: ").contains("1 malformed line");
    assertThat(Shell.run("provenance", "index", "--workspace", workspace).exit()).isEqualTo(2);
    assertThat(Shell.run("provenance", "index", truth.list(), "--workspace", workspace).exit())
        .isEqualTo(2);
  }

  private static JsonObject recover(Path index, Object... more) throws Exception {
    List<Object> all = new ArrayList<>(List.of("provenance", "recover", "--snapshot", plain));
    all.addAll(List.of("--index", index, "--workspace", workspace, "--json"));
    all.addAll(List.of(more));
    Shell shell = Shell.run(all.toArray());
    assertThat(shell.exit()).as(shell.err()).isZero();
    return JsonObject.parse(shell.out());
  }

  private static long grade(JsonObject summary, String side, String grade) {
    return summary
        .object("grades")
        .orElseThrow()
        .object(side)
        .orElseThrow()
        .number(grade)
        .orElseThrow();
  }

  private static List<ItemRecord> items(String id) throws IOException {
    List<ItemRecord> items = new ArrayList<>();
    for (ScreenedShard shard : Snapshot.in(workspace, Optional.of(id)).shards()) {
      try (ShardRecords records = new ShardRecords(shard.records(), shard.protectedRecords())) {
        for (Optional<ItemRecord> next = records.next(); next.isPresent(); next = records.next()) {
          items.add(next.get());
        }
      }
    }
    return items;
  }

  /** As an indexer would write it from the same files. */
  private static String cdxj() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (ItemRecord item : items(crawl)) {
      JsonObject capture = item.provenance().object("capture").orElse(JsonObject.empty());
      Optional<String> url = item.provenance().object("origin").flatMap(o -> o.text("url"));
      Optional<JsonObject> digest = capture.object("declaredDigest");
      Optional<JsonObject> archive = capture.object("archive");
      if (url.isPresent() && digest.isPresent() && archive.isPresent()) {
        String stamp =
            capture.text("notAfter").orElseThrow().replaceAll("[^0-9]", "").substring(0, 14);
        lines.append(
            String.format(
                Locale.ROOT,
                "- %s {\"url\": \"%s\", \"status\": \"200\", \"digest\": \"%s\", \"filename\": \"%s\", \"offset\": \"%d\"}%n",
                stamp,
                url.get(),
                digest.get().text("algorithm").orElseThrow()
                    + ":"
                    + digest.get().text("value").orElseThrow(),
                archive.get().text("file").orElseThrow(),
                archive.get().number("offset").orElseThrow()));
      }
    }
    return lines.toString();
  }
}
