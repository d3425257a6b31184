package assay.evidence.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.evidence.Samples;
import assay.record.ItemRecord;
import assay.stage.CustodyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordSearchTest {
  private static final int RECORDS = 5000;

  @TempDir static Path folder;

  private static final List<ItemRecord> ALL = new ArrayList<>();
  private static Path open;
  private static Path guarded;

  @BeforeAll
  static void write() throws Exception {
    open = folder.resolve("open.parquet");
    guarded = folder.resolve("guarded.parquet");
    RecordFile.<RuntimeException>writeSplit(
        open,
        guarded,
        records -> {
          for (int i = 0; i < RECORDS; i++) {
            ALL.add(Samples.record(i));
            records.add(ALL.get(i));
          }
        });
  }

  private static Path file(ItemRecord item) {
    return item.isProtected() ? guarded : open;
  }

  @Test
  void everyReadingOfAnItemLeadsToIt() throws Exception {
    for (int i = 0; i < RECORDS; i += 331) {
      ItemRecord item = ALL.get(i);
      for (var reading : item.readings()) {
        assertThat(RecordSearch.withDigest(file(item), reading.sha256())).contains(item);
        assertThat(RecordSearch.withDigest(item.isProtected() ? open : guarded, reading.sha256()))
            .isEmpty();
      }
    }
  }

  @Test
  void anAddressLeadsToAllItemsThatCameFromIt() throws Exception {
    for (int i = 7; i < RECORDS; i += 500) {
      String url =
          ALL.get(i).provenance().object("origin").flatMap(o -> o.text("url")).orElseThrow();
      assertThat(RecordSearch.fromUrl(file(ALL.get(i)), url)).contains(ALL.get(i));
    }
    assertThat(RecordSearch.fromUrl(open, "https://nowhere.example/")).isEmpty();
  }

  @Test
  void aPlaceLeadsToItsItem() throws Exception {
    for (int i = 0; i < RECORDS; i += 499) {
      assertThat(RecordSearch.at(file(ALL.get(i)), i)).containsExactly(ALL.get(i));
    }
    assertThat(RecordSearch.at(open, RECORDS)).isEmpty();
  }

  @Test
  void aDamagedFileIsNamed() throws Exception {
    byte[] bytes = Files.readAllBytes(open);
    Path cut = Files.write(folder.resolve("cut.parquet"), java.util.Arrays.copyOf(bytes, 999));
    assertThatThrownBy(() -> RecordSearch.at(cut, 1))
        .isInstanceOf(CustodyException.class)
        .hasMessageContaining("cut.parquet");
  }
}
