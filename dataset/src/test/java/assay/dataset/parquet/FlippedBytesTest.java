package assay.dataset.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import assay.stage.DatasetException;
import assay.testkit.Fixtures;
import assay.testkit.Walk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Flipped bits of a table whose pages have checksums. */
@Timeout(120)
class FlippedBytesTest {
  private static final int TRIED = 600;

  @TempDir Path folder;

  @Test
  void eitherAPageIsRefusedOrTheSameItemsComeOut() throws Exception {
    byte[] table = Files.readAllBytes(Fixtures.locate("parquet/gen-dict-images.parquet"));
    Path file = folder.resolve("flipped.parquet");
    Files.write(file, table);
    List<String> known = seen(file);
    SplittableRandom random = new SplittableRandom(0x5eed);
    int pages = table.length - 1500; // what follows is footer and indexes
    for (int i = 0; i < TRIED; i++) {
      int at = random.nextInt(table.length);
      byte[] flipped = table.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, flipped);
      try {
        List<String> found = seen(file);
        if (at < pages) {
          assertThat(found).as("byte %s", at).isEqualTo(known);
        }
      } catch (DatasetException refused) {
        assertThat(refused).hasMessageStartingWith("flipped.parquet: ");
      }
    }
  }

  private static List<String> seen(Path file) throws Exception {
    return Walk.through(Removal.FORMAT, file).items().stream().map(Walk.Seen::description).toList();
  }
}
