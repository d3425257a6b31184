package assay.casework.captures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What processes that die, and processes that write at once, leave behind. */
class IndexingProcessesTest {
  private static final long FEW = IndexingProcess.FEW;
  private static final int MANY = 3000;

  @TempDir Path folder;

  @Test
  void aProcessThatIsKilledLeavesTheOldIndexOrTheNewOne() throws Exception {
    Path file = folder.resolve("i.idx");
    SplittableRandom random = new SplittableRandom(0x5eed);
    for (int round = 0; round < 6; round++) {
      Process process = IndexingProcess.start(file, MANY, 1_000_000);
      assertThat(process.getInputStream().read()).isPositive(); // it has written the first
      Thread.sleep(random.nextInt(60)); // to be killed at any moment
      process.destroyForcibly().waitFor();
      assertThat(CaptureIndex.open(file).size()).isIn(FEW, (long) MANY);
    }
    IndexingProcess.write(file, 1);
    assertThat(CaptureIndex.open(file).size()).isEqualTo(1);
    try (Stream<Path> files = Files.list(folder.resolve("scratch"))) {
      // A process killed between making the file and taking its name away leaves an empty one.
      assertThat(files).as("sorting space has no name").allMatch(f -> f.toFile().length() == 0);
    }
  }

  @Test
  void twoProcessesThatWriteTheSameIndexLeaveTheWholeIndexOfOne() throws Exception {
    Path file = folder.resolve("i.idx");
    Process one = IndexingProcess.start(file, 20, 40);
    Process other = IndexingProcess.start(file, MANY, 40);
    while (one.isAlive() || other.isAlive()) {
      if (Files.exists(file)) {
        assertThat(CaptureIndex.open(file).size()).isIn(FEW, 20L, (long) MANY);
      }
    }
    assertThat(one.waitFor()).isZero();
    assertThat(other.waitFor()).isZero();
    assertThat(CaptureIndex.open(file).size()).isIn(FEW, 20L, (long) MANY);
  }
}
