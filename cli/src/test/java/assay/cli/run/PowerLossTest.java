package assay.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.demo.GroundTruth;
import assay.policy.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The power fails before an effect of a run, many times over; the same command then goes on. */
@Tag("long")
class PowerLossTest {
  @TempDir static Path folder;

  private static final List<String> STEPS =
      List.of(
          "ledger",
          "seal",
          "record",
          "publish",
          "mark",
          "trees",
          "statement",
          "checkpoint",
          "log ",
          "bundle",
          "summary");

  private static GroundTruth truth;
  private static SampleRun undisturbed;
  private static SortedMap<String, String> expected;
  private static int steps;

  /** Ends the run at once; nothing in it expects this. */
  private static final class PowerLoss extends Error {
    private static final long serialVersionUID = 1;
  }

  @BeforeAll
  static void screenUndisturbed() throws IOException {
    truth = SampleRun.dataset(folder.resolve("data"));
    undisturbed = new SampleRun(truth, folder.resolve("undisturbed"));
    AtomicInteger counted = new AtomicInteger();
    undisturbed.run(
        Policy.standard(),
        1,
        new RunObserver() {
          @Override
          public void before(String step) {
            counted.incrementAndGet();
          }
        });
    steps = counted.get();
    expected = undisturbed.outcome();
  }

  @Test
  void theRunHasEveryKindOfStep() throws IOException {
    assertThat(steps).isGreaterThan(30);
    assertThat(expected.keySet()).anyMatch(k -> k.startsWith("output/"));
    assertThat(expected.keySet()).anyMatch(k -> k.startsWith("records/"));
    assertThat(expected.keySet()).anyMatch(k -> k.startsWith("vault/"));
  }

  @Test
  void whereverItFailsTheSameCommandEndsWithTheSameBytes() throws Exception {
    // Every step of the first two dozen, then every third: sealing is most of them. Then every step
    // again: the last ones publish the evidence.
    for (int step = 1; step <= steps; step += step < 24 || step > steps - 20 ? 1 : 3) {
      SampleRun run = new SampleRun(truth, folder.resolve("failing-" + step));
      run.shareKeysOf(undisturbed);
      failBefore(run, step);
      assertThat(run.fsck()).as("right after step %d", step).isEmpty();
      run.run();
      assertThat(run.outcome()).as("power lost before step %d", step).isEqualTo(expected);
      assertThat(run.fsck()).as("power lost before step %d", step).isEmpty();
    }
  }

  @Test
  void itMayFailAgainAndAgain() throws IOException {
    SampleRun run = new SampleRun(truth, folder.resolve("failing-often"));
    run.shareKeysOf(undisturbed);
    for (int step = 1; step <= steps; step += 5) {
      failBefore(run, step);
    }
    run.run();
    assertThat(run.outcome()).isEqualTo(expected);
  }

  @Test
  void severalWorkersEndWithTheSameBytesAsOne() throws IOException {
    SampleRun run = new SampleRun(truth, folder.resolve("four-workers"));
    run.shareKeysOf(undisturbed);
    run.run(Policy.standard(), 4, RunObserver.NONE);
    assertThat(run.outcome()).isEqualTo(expected);
  }

  private static void failBefore(SampleRun run, int step) throws IOException {
    AtomicInteger counted = new AtomicInteger();
    AtomicReference<String> failedAt = new AtomicReference<>("");
    RunObserver failing =
        new RunObserver() {
          @Override
          public void before(String name) {
            if (counted.incrementAndGet() >= step) {
              failedAt.set(name);
              throw new PowerLoss();
            }
          }
        };
    try {
      run.run(Policy.standard(), 1, failing);
    } catch (PowerLoss expectedHere) {
      assertThat(STEPS).anyMatch(failedAt.get()::startsWith);
    }
  }
}
