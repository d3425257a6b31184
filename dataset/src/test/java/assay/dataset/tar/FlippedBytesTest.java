package assay.dataset.tar;

import static org.assertj.core.api.Assertions.assertThat;

import assay.stage.DatasetException;
import assay.testkit.Fixtures;
import assay.testkit.Walk;
import assay.testkit.Walk.Seen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One wrong byte is refused or changes one thing; nothing hangs, nothing throws what it should not.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlippedBytesTest {
  private static final int FLIPS = 400;

  @TempDir private Path folder;
  private final SplittableRandom random = new SplittableRandom(0x5eed);
  private final TarFormat format = new TarFormat();

  @ParameterizedTest
  @ValueSource(strings = {"gz", "zst", "xz", "bz2"})
  void insideCompressedShardsEveryWrongByteIsNoticed(String codec) throws Exception {
    Path file = Fixtures.locate("webdataset/gen-ustar.tar." + codec);
    List<String> known = descriptions(Walk.through(format, file));
    for (int i = 0; i < FLIPS; i++) {
      Path flipped = flipped(Files.readAllBytes(file));
      try {
        assertThat(descriptions(Walk.through(format, flipped))).isEqualTo(known);
      } catch (DatasetException refused) {
        assertThat(refused).hasMessageStartingWith("flipped");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pax-float-mtime", "gnu-longname", "links-dirs", "pax-size-override"})
  void inPlainShardsAtMostOneItemDiffers(String name) throws Exception {
    Path file = Fixtures.locate("webdataset/gen-" + name + ".tar");
    List<String> known = descriptions(Walk.through(format, file));
    for (int i = 0; i < FLIPS; i++) {
      Path flipped = flipped(Files.readAllBytes(file));
      try {
        List<String> found = descriptions(Walk.through(format, flipped));
        assertThat(found).hasSameSizeAs(known);
        assertThat(found.stream().filter(d -> !known.contains(d)).count()).isLessThanOrEqualTo(1);
      } catch (DatasetException refused) {
        assertThat(refused).hasMessageStartingWith("flipped");
      }
    }
  }

  private Path flipped(byte[] bytes) throws Exception {
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return Files.write(folder.resolve("flipped"), bytes);
  }

  private static List<String> descriptions(Walk walk) {
    return walk.items().stream().map(Seen::description).toList();
  }
}
