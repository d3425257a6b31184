package assay.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import assay.dataset.folder.FolderFormat;
import assay.dataset.media.Signatures;
import assay.dataset.parquet.ParquetFormat;
import assay.dataset.tar.TarFormat;
import assay.dataset.warc.WarcFormat;
import assay.json.JsonObject;
import assay.policy.SidecarKeys;
import assay.provenance.Acquisition;
import assay.provenance.Basis;
import assay.provenance.DigestCheck;
import assay.provenance.Embedded;
import assay.provenance.Grading;
import assay.provenance.Ingest;
import assay.provenance.Preferences;
import assay.provenance.Provenance;
import assay.provenance.RecordedProvenance;
import assay.stage.DatasetException;
import assay.stage.DatasetFormat;
import assay.testkit.Fixtures;
import assay.testkit.RecordLaws;
import assay.testkit.Walk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Of all fixtures of all formats. */
class EveryFactHasItsBasisTest {
  private static final Instant WHEN = Instant.parse("2026-03-01T22:10:00Z");
  private static final Optional<String> SAID = Optional.of("said");
  private static final Acquisition ACQUIRED =
      new Acquisition(SAID, SAID, SAID, SAID, SAID, SAID, SAID, Optional.of(WHEN), SAID);
  private static final Embedded CLAIMS =
      new Embedded(Optional.of(new Embedded.Manifest(SAID)), SAID, true);
  private static final Preferences SIGNALS =
      new Preferences(List.of("noai"), OptionalInt.of(1), SAID, SAID);

  @Test
  void inEveryRecordOfEveryFixture() throws Exception {
    int items = 0;
    for (Path file : Fixtures.in("warc")) {
      items += items(new WarcFormat(new Signatures()), file);
    }
    for (Path file : Fixtures.in("webdataset")) {
      items += items(new TarFormat(), file);
    }
    items += items(new TarFormat(), Fixtures.locate("webdataset/img2dataset/00001.tar"));
    for (Path file : Fixtures.in("parquet")) {
      items += items(new ParquetFormat(new Signatures(), SidecarKeys.standard()), file);
    }
    items += items(new FolderFormat(), Fixtures.locate("misc/imagefolder"));
    assertThat(items).isGreaterThan(1000);
  }

  private static int items(DatasetFormat format, Path file) throws IOException {
    List<Walk.Seen> items;
    try {
      items = Walk.through(format, file).items();
    } catch (DatasetException notReadable) {
      return 0;
    }
    for (Walk.Seen seen : items) {
      Provenance facts = seen.item().orElseThrow().provenance();
      require(file, entered(facts, Acquisition.unknown(), DigestCheck.ABSENT, Basis.OBSERVED));
      Provenance more = facts.saying(CLAIMS, SIGNALS);
      require(file, entered(more, ACQUIRED, DigestCheck.VERIFIED_RAW, Basis.OPERATOR));
    }
    return items.size();
  }

  private static Provenance entered(
      Provenance facts, Acquisition acquired, DigestCheck check, Basis clock) {
    return facts
        .checked(check)
        .entered(acquired, new Ingest(Optional.of(WHEN), "assay", "1", List.of(), clock));
  }

  private static void require(Path file, Provenance facts) {
    JsonObject record = facts.json(JsonObject.empty());
    assertThat(RecordLaws.unfounded(record)).as("%s: %s", file, record.write()).isEmpty();
    // A record that is read back is graded as it was.
    Provenance read = RecordedProvenance.read(record);
    assertThat(new Grading(read).vector().json()).isEqualTo(record.object("vector").orElseThrow());
  }
}
