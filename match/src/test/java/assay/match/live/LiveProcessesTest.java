package assay.match.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Fingerprint;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes in one folder. */
@Tag("long")
class LiveProcessesTest {
  private static final int PAIRS = 40;

  @TempDir private Path directory;

  /** Adds pair after pair of values, and says so after each. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      try (LiveIndex index =
          LiveIndex.open(new LiveFolder(Path.of(arguments[0]), Steps.UNWATCHED), 8)) {
        int first = Integer.parseInt(arguments[1]);
        for (int pair = first; pair < first + PAIRS; pair++) {
          index.change(Change.add(pair(pair)));
          System.out.println(pair);
        }
      }
    }
  }

  private static Set<Fingerprint> pair(int number) {
    return Set.of(Lists.value("pdq", 2 * number), Lists.value("pdq", 2 * number + 1));
  }

  @Test
  void twoWritersLoseNothing() throws Exception {
    LiveIndex.create(directory, Lists.column("pdq", List.of()));
    List<Process> writers = List.of(writer(0), writer(PAIRS));
    try (LiveIndex index = LiveIndex.open(directory)) {
      while (writers.stream().anyMatch(Process::isAlive)) {
        requireWholePairs(index.refresh(), 2 * PAIRS);
        Thread.sleep(1);
      }
      for (Process writer : writers) {
        assertThat(writer.waitFor()).isZero();
      }
      assertThat(index.refresh().size()).isEqualTo(4 * PAIRS);
      assertThat(requireWholePairs(index.view(), 2 * PAIRS)).isEqualTo(2 * PAIRS);
      assertThat(index.view().state().base()).isGreaterThan(1);
    }
  }

  @Test
  void whatAKilledWriterSaidIsThere() throws Exception {
    SplittableRandom random = new SplittableRandom(4);
    LiveIndex.create(directory, Lists.column("pdq", List.of()));
    for (int round = 0; round < 6; round++) {
      int killAfter = random.nextInt(PAIRS);
      Process writer = writer(round * PAIRS);
      List<Integer> said = new ArrayList<>();
      try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
          said.add(Integer.parseInt(line));
          if (said.size() == killAfter) {
            writer.toHandle().destroyForcibly(); // what it said before can still be read
          }
        }
      }
      writer.waitFor();
      try (LiveIndex index = LiveIndex.open(directory)) {
        requireWholePairs(index.view(), (round + 1) * PAIRS);
        for (int pair : said) {
          assertThat(pair(pair)).allMatch(index.view()::matches);
        }
      }
    }
  }

  /** How many of the first pairs are listed; none may be apart. */
  private static int requireWholePairs(LiveView view, int pairs) {
    int listed = 0;
    for (int number = 0; number < pairs; number++) {
      long there = pair(number).stream().filter(view::matches).count();
      assertThat(there).isIn(0L, 2L);
      listed += (int) there / 2;
    }
    return listed;
  }

  private Process writer(int first) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Writer.class.getName(),
            directory.toString(),
            Integer.toString(first))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
