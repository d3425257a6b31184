package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.demo.DemoData;
import assay.cli.demo.GroundTruth;
import assay.durable.OwnerOnly;
import assay.evidence.records.RecordReader;
import assay.json.JsonObject;
import assay.match.decode.DecodeLimits;
import assay.match.pdq.PdqHasher;
import assay.record.ItemRecord;
import assay.verdict.Disposition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceCommandTest {
  @TempDir static Path folder;

  private static Path workspace;
  private static Path snapshot;

  @BeforeAll
  static void screen() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    GroundTruth truth = DemoData.write(data, new PdqHasher(DecodeLimits.standard()), 11);
    workspace = folder.resolve("workspace");
    Shell shell =
        Shell.run(
            "screen",
            truth.dataset(),
            "--list",
            truth.list(),
            "--out",
            folder.resolve("out"),
            "--supplier",
            "Example Crawls",
            "--acquired-at",
            "2026-02-27",
            "--workspace",
            workspace,
            "--json");
    assertThat(shell.exit()).as(shell.err()).isZero();
    snapshot =
        workspace
            .resolve("snapshots")
            .resolve(JsonObject.parse(shell.out()).text("snapshot").orElseThrow());
  }

  private static Shell trace(Object... what) {
    Object[] arguments = new Object[what.length + 3];
    arguments[0] = "trace";
    System.arraycopy(what, 0, arguments, 1, what.length);
    arguments[what.length + 1] = "--workspace";
    arguments[what.length + 2] = workspace;
    return Shell.run(arguments);
  }

  private static ItemRecord first(boolean kept) throws IOException {
    Path records = snapshot.resolve(kept ? "records" : "protected/records");
    try (RecordReader reader = RecordReader.open(records.resolve("00000.parquet"))) {
      for (Optional<ItemRecord> i = reader.next(); i.isPresent(); i = reader.next()) {
        boolean stays = i.get().disposition() == Disposition.KEPT;
        if (stays == kept && i.get().provenance().object("origin").isPresent()) {
          return i.get();
        }
      }
    }
    throw new IllegalStateException("there is no such item");
  }

  @Test
  void aPlaceADigestAndAnAddressLeadToTheSameItem() throws Exception {
    for (boolean kept : new boolean[] {true, false}) {
      ItemRecord item = first(kept);
      String url = item.provenance().object("origin").flatMap(o -> o.text("url")).orElseThrow();
      for (Object what : List.of(item.locator(), item.readings().get(0).sha256().hex(), url)) {
        Shell shell = trace(what);
        assertThat(shell.exit()).as(shell.err()).isZero();
        assertThat(shell.out())
            .contains(item.locator().toString())
            .contains(url)
            .contains(kept ? "kept" : "quarantined")
            .contains("Example Crawls");
      }
    }
  }

  @Test
  void everyPointSaysOnWhoseWordItRestsOrWhatIsNotKnown() throws Exception {
    JsonObject trace = JsonObject.parse(trace(first(true).locator(), "--json").out());
    List<JsonObject> stations = trace.objects("trails").get(0).objects("stations");
    assertThat(stations).hasSizeGreaterThan(9);
    for (JsonObject station : stations) {
      assertThat(station.text("basis").isPresent() || station.text("gap").isPresent()).isTrue();
      assertThat(station.flag("known")).contains(station.text("what").isPresent());
    }
    assertThat(stations.stream().map(s -> s.text("kind").orElseThrow()))
        .containsSubsequence(
            "page",
            "file",
            "capture",
            "archive record",
            "dataset",
            "acquisition",
            "shard",
            "step",
            "verdict",
            "disposition",
            "snapshot",
            "training");
  }

  @Test
  void whatIsInNoSnapshotIsSaidToBeNowhere() {
    Shell shell = trace("0".repeat(64));
    assertThat(shell.exit()).isEqualTo(1);
    assertThat(shell.out()).contains("0 sightings in 1 snapshot");
    assertThat(shell.err()).contains("was looked for as a SHA-256");
    assertThat(trace("case-2026-0007").err())
        .contains("case-2026-0007 was looked for as an address and is in no snapshot here")
        .contains("cases and models cannot be asked for yet");
    assertThat(trace("nowhere.tar#7").out()).contains("0 sightings");
    assertThat(trace(" ").exit()).isEqualTo(2);
  }

  @Test
  void thePageStandsAloneAndIsItsOwnersOnly() throws Exception {
    Path page = folder.resolve("trace.html");
    assertThat(trace(first(false).locator(), "--html", page, "--quiet").exit()).isZero();
    assertThat(OwnerOnly.isExposed(page)).isFalse();
    assertThat(Files.readString(page))
        .contains("default-src 'none'")
        .contains("<svg")
        .doesNotContain("<script")
        .doesNotContain("<img")
        .doesNotContain("<link");
  }
}
