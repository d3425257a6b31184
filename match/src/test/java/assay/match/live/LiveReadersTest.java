package assay.match.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Look-ups while changes and merges are under way. */
@Tag("long")
class LiveReadersTest {
  private static final int PAIRS = 40;
  private static final int CHANGES = 150;

  @TempDir private Path directory;

  /** Every change moves whole pairs, so a view in which a pair is apart is a mixture. */
  @Test
  void noViewIsAMixtureOfTwo() throws Exception {
    List<List<Fingerprint>> pairs = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      pairs.add(List.of(Lists.value("pdq", 2 * i), Lists.value("pdq", 2 * i + 1)));
    }
    LiveIndex.create(directory, Lists.column("pdq", List.of()));
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService readers = Executors.newFixedThreadPool(3);
    try (LiveIndex index = LiveIndex.open(new LiveFolder(directory, Steps.UNWATCHED), 30);
        LiveIndex elsewhere = LiveIndex.open(directory)) {
      List<Future<Long>> looks =
          List.of(
              readers.submit(looking(index::view, pairs, over)),
              readers.submit(looking(elsewhere::refresh, pairs, over)),
              readers.submit(looking(elsewhere::refresh, pairs, over)));
      try {
        change(index, pairs);
      } finally {
        over.set(true);
      }
      for (Future<Long> look : looks) {
        assertThat(look.get()).isGreaterThan(1);
      }
      assertThat(index.view().state().base()).isGreaterThan(2); // merges went on meanwhile
    } finally {
      readers.shutdown();
    }
  }

  private static void change(LiveIndex index, List<List<Fingerprint>> pairs) throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < CHANGES; i++) {
      List<Set<Fingerprint>> moving = List.of(new HashSet<>(), new HashSet<>());
      for (List<Fingerprint> pair : pairs) {
        moving.get(random.nextInt(2)).addAll(pair);
      }
      index.change(new Change(moving.get(0), moving.get(1)));
    }
  }

  /** Counts the looks; fails at the first pair that is apart. */
  private static Callable<Long> looking(
      Callable<LiveView> newest, List<List<Fingerprint>> pairs, AtomicBoolean over) {
    return () -> {
      long looks = 0;
      long generation = 0;
      while (!over.get()) {
        LiveView view = newest.call();
        assertThat(view.generation()).isGreaterThanOrEqualTo(generation);
        generation = view.generation();
        for (List<Fingerprint> pair : pairs) {
          assertThat(view.matches(pair.get(0))).isEqualTo(view.matches(pair.get(1)));
          assertThat(Lists.near(view, (Pdq) pair.get(0), 31).isEmpty())
              .isEqualTo(Lists.near(view, (Pdq) pair.get(1), 31).isEmpty());
        }
        looks++;
      }
      return looks;
    };
  }
}
