package assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.check.OutputCheck;
import assay.cli.demo.GroundTruth;
import assay.cli.demo.Planted;
import assay.cli.demo.RecallCorpus;
import assay.evidence.records.RecordReader;
import assay.item.Locator;
import assay.json.JsonObject;
import assay.match.decode.DecodeLimits;
import assay.match.pdq.PdqHasher;
import assay.record.Found;
import assay.record.ItemRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand pictures, every way in which a copy may come back planted among them: all are removed,
 * and nothing else is. The table goes to {@code cli/target/recall.md}; {@code docs/recall.md} is a
 * copy.
 */
@Tag("long")
class RecallTest {
  private static final int PICTURES = 1000;

  @TempDir Path folder;

  @Test
  void everyPlantedCopyIsRemovedAndEverythingElseIsKeptByteForByte() throws Exception {
    GroundTruth truth =
        RecallCorpus.write(folder, new PdqHasher(DecodeLimits.standard()), 2026, PICTURES);
    Path workspace = folder.resolve("workspace");
    Shell shell =
        Shell.run(
            "screen",
            truth.dataset(),
            "--list",
            truth.list(),
            "--out",
            folder.resolve("out"),
            "--workspace",
            workspace,
            "--json");
    assertThat(shell.exit()).as(shell.err()).isZero();

    OutputCheck check = OutputCheck.of(truth.dataset(), folder.resolve("out"));
    assertThat(truth.planted()).hasSizeGreaterThan(400);
    assertThat(check.members()).doesNotContainAnyElementsOf(names(truth));
    Map<String, ItemRecord> removed = removed(workspace, JsonObject.parse(shell.out()));
    assertThat(removed.keySet()).containsAll(names(truth));
    assertThat(check.changed()).isEmpty();
    JsonObject summary = JsonObject.parse(shell.out());
    assertThat(summary.object("items").orElseThrow().number("unscreenable")).hasValue(0);

    Files.writeString(Path.of("target/recall.md"), page(truth, table(truth, removed)), UTF_8);
  }

  private static String page(GroundTruth truth, String table) {
    return """
        # Recall by transformation

        `RecallTest` makes a dataset of %,d harmless drawn pictures, plants %d copies of listed ones in it,
        each of a picture of its own, screens it with the standard policy, and demands that every copy is
        removed and that everything else is in the output byte for byte. Each way of changing a copy is
        planted ten times: in a plain and in a gzip-compressed WARC, each as it is, chunked, gzip-encoded and
        both; in a tar shard; in a folder. Exact copies are listed by one digest (MD5, SHA-1 or SHA-256), all
        others by the PDQ hash of the original only. The originals are 300x420 to 640x480 pixels.

        The table is what the test writes to `cli/target/recall.md`, made with Debian's OpenJDK 17; another
        JDK's JPEG writer and reader shift a distance by a bit or two.

        %s
        A distance above 20 is called *suspected*, one up to 20 *matched*; both leave the training data.
        The pictures are drawn. They say that the street from container to removal loses nothing, not how well
        PDQ tells apart the pictures of the real web.
        """
        .formatted(PICTURES, truth.planted().size(), table);
  }

  private static List<String> names(GroundTruth truth) {
    return truth.planted().stream().map(p -> p.file() + "!" + p.member()).toList();
  }

  /** The protected records, by shard and member. */
  private static Map<String, ItemRecord> removed(Path workspace, JsonObject summary)
      throws IOException {
    Path records =
        workspace
            .resolve("snapshots")
            .resolve(summary.text("snapshot").orElseThrow())
            .resolve("protected/records");
    Map<String, ItemRecord> removed = new HashMap<>();
    try (var files = Files.list(records)) {
      for (Path file : files.sorted().toList()) {
        try (RecordReader reader = RecordReader.open(file)) {
          for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            Locator place = next.get().locator();
            removed.put(place.shard() + "!" + place.member(), next.get());
          }
        }
      }
    }
    return removed;
  }

  private static String table(GroundTruth truth, Map<String, ItemRecord> removed) {
    SortedMap<String, Row> rows = new TreeMap<>();
    for (Planted planted : truth.planted()) {
      ItemRecord record = removed.get(planted.file() + "!" + planted.member());
      rows.merge(planted.edit(), Row.of(record), Row::plus);
    }
    StringBuilder out = new StringBuilder();
    out.append(
        "| what was done to the copy | planted | removed | found exactly | PDQ distance |\n");
    out.append("| --- | ---: | ---: | ---: | --- |\n");
    rows.forEach((edit, row) -> out.append(row.line(edit)));
    return out.toString();
  }

  /** Counts of one kind of copy. */
  private record Row(int planted, int removed, int exact, int nearest, int farthest) {
    private static final int NONE = -1;

    static Row of(ItemRecord record) {
      if (record == null) {
        return new Row(1, 0, 0, NONE, NONE);
      }
      boolean exact = record.matches().stream().anyMatch(m -> !m.how().equals("near"));
      int distance =
          record.matches().stream()
              .map(Found::distance)
              .filter(d -> d.isPresent())
              .mapToInt(d -> d.getAsInt())
              .min()
              .orElse(NONE);
      return new Row(1, 1, exact ? 1 : 0, distance, distance);
    }

    Row plus(Row other) {
      boolean none = nearest == NONE || other.nearest == NONE;
      return new Row(
          planted + other.planted,
          removed + other.removed,
          exact + other.exact,
          none ? Math.max(nearest, other.nearest) : Math.min(nearest, other.nearest),
          Math.max(farthest, other.farthest));
    }

    String line(String edit) {
      String distance =
          farthest == NONE
              ? "–"
              : nearest == farthest ? String.valueOf(nearest) : nearest + " to " + farthest;
      return "| %s | %d | %d | %d | %s |\n".formatted(edit, planted, removed, exact, distance);
    }
  }
}
