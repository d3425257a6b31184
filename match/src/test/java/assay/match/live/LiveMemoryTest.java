package assay.match.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveMemoryTest {
  private static final int SWAPS = 1_000;

  @TempDir private Path directory;

  @Test
  void aThousandSwapsLeaveNoMemoryBehind() throws Exception {
    long early = 0;
    try (LiveIndex index = Lists.create(directory, "pdq", Lists.values("pdq", 500))) {
      for (int i = 0; i < SWAPS; i++) {
        index.change(Change.add(List.of(Lists.value("pdq", 500 + i))));
        index.change(Change.withdraw(List.of(Lists.value("pdq", i))));
        if (i % 20 == 19) {
          index.merge();
          requireOneMapped();
        }
        if (i == SWAPS / 5) {
          early = usedHeap();
        }
      }
      assertThat(usedHeap() - early).isLessThan(2 << 20);
      assertThat(index.view().size()).isEqualTo(500);
      assertThat(filesOnDisk()).isEqualTo(4);
    }
  }

  /** What the collector found is unmapped by another thread, soon after. */
  private static void requireOneMapped() throws IOException, InterruptedException {
    for (int i = 0; i < 1_000 && mappedBases() > 1; i++) {
      Thread.sleep(10);
    }
    assertThat(mappedBases()).isOne();
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** How many base files this process has mapped, the removed ones among them. */
  private static long mappedBases() throws IOException {
    try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
      return maps.map(line -> line.replaceAll("^.*/", ""))
          .filter(name -> name.startsWith("base-"))
          .distinct()
          .count();
    }
  }

  private long filesOnDisk() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.count();
    }
  }
}
