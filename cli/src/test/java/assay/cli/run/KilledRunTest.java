package assay.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.demo.GroundTruth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs of the real command in processes of their own, killed with SIGKILL at random moments. The
 * system property {@code assay.kills} says how many kills must come before a run is over; the
 * {@code heavy} profile sets 50.
 */
@Tag("long")
class KilledRunTest {
  private static final int KILLS = Integer.getInteger("assay.kills", 8);

  @TempDir Path folder;

  @Test
  void aKilledRunIsResumedAndEndsWithTheSameBytes() throws Exception {
    GroundTruth truth = SampleRun.dataset(folder.resolve("data"));
    SampleRun undisturbed = new SampleRun(truth, folder.resolve("undisturbed"));
    long start = System.nanoTime();
    finish(truth, undisturbed);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    SortedMap<String, String> expected = undisturbed.outcome();
    List<byte[]> secrets = PlantedBytes.secrets(truth);
    List<byte[]> open = PlantedBytes.open(truth);

    var random = new SplittableRandom(0x5eed);
    int interrupted = 0;
    int kills = 0;
    for (int round = 0; interrupted < KILLS; round++) {
      SampleRun run = new SampleRun(truth, folder.resolve("round-" + round));
      run.shareKeysOf(undisturbed);
      for (int i = random.nextInt(1, 4); i > 0 && interrupted < KILLS; i--, kills++) {
        interrupted += kill(truth, run, random.nextLong(millis / 6, millis * 5 / 6)) ? 1 : 0;
        assertThat(Trees.exposing(secrets, open, folder.resolve("round-" + round))).isEmpty();
      }
      finish(truth, run);
      assertThat(run.outcome()).as("round %d", round).isEqualTo(expected);
      assertThat(Trees.exposing(secrets, open, folder.resolve("round-" + round))).isEmpty();
      assertThat(kills).as("most kills come before a run is over").isLessThan(4 * KILLS + 20);
    }
    System.out.println(interrupted + " of " + kills + " kills came before the run was over");
  }

  private void finish(GroundTruth truth, SampleRun run) throws Exception {
    Process process = start(truth, run);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("see %s", log(run)).isZero();
  }

  /** Whether the run was still going on. */
  private boolean kill(GroundTruth truth, SampleRun run, long afterMillis) throws Exception {
    Process process = start(truth, run);
    boolean over = process.waitFor(afterMillis, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    return !over;
  }

  private static Process start(GroundTruth truth, SampleRun run) throws IOException {
    Path scratch = Files.createDirectories(run.workspace().resolveSibling("tmp"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"));
    command.add("-Djava.io.tmpdir=" + scratch);
    command.addAll(List.of("-cp", classPath(), "assay.cli.Main", "screen"));
    command.add(truth.dataset().toString());
    command.addAll(List.of("--list", truth.list().toString()));
    command.addAll(List.of("--out", run.output().toString()));
    command.addAll(List.of("--workspace", run.workspace().toString()));
    command.addAll(List.of("--dataset", "sample", "--ingested-at", "2026-11-01", "--quiet"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log(run).toFile())
        .start();
  }

  private static Path log(SampleRun run) {
    return run.workspace().resolveSibling("log.txt");
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
