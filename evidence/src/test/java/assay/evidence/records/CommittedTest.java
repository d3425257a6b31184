package assay.evidence.records;

import static org.assertj.core.api.Assertions.assertThat;

import assay.evidence.Samples;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.item.Locator;
import assay.record.ItemRecord;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedTest {
  private static final int RECORDS = 1000;

  @TempDir Path folder;

  /** A leaf made from the columns is the leaf of the whole record. */
  @Test
  void saysWhatTheWholeRecordSays() throws Exception {
    Path open = folder.resolve("open.parquet");
    Path guarded = folder.resolve("guarded.parquet");
    RecordFile.<RuntimeException>writeSplit(
        open,
        guarded,
        records -> {
          for (int i = 0; i < RECORDS; i++) {
            records.add(Samples.record(i));
          }
        });
    assertThat(compared(open) + compared(guarded)).isEqualTo(RECORDS);
  }

  private static int compared(Path file) throws Exception {
    int rows = 0;
    try (RecordReader reader = RecordReader.open(file)) {
      for (Optional<RecordRow> next = reader.nextRow(); next.isPresent(); next = reader.nextRow()) {
        ItemRecord item = Samples.record((int) next.get().index());
        assertThat(next.get().record()).isEqualTo(item);
        assertThat(next.get().committed()).isEqualTo(committed(item));
        rows++;
      }
    }
    return rows;
  }

  private static Committed committed(ItemRecord item) {
    Locator locator = item.locator();
    return new Committed(
        locator.isInside()
            ? OptionalLong.of(locator.index() - locator.parent().getAsLong())
            : OptionalLong.empty(),
        locator.member(),
        item.extent(),
        item.bytes(),
        item.reference().isPresent(),
        item.readings().stream().findFirst().map(reading -> reading.sha256()),
        item.verdict(),
        item.reasons(),
        item.disposition(),
        item.grade(),
        Digest.compute(DigestAlgorithm.SHA256, item.provenance().bytes()));
  }
}
