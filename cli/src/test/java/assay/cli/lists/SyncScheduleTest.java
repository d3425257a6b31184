package assay.cli.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SyncScheduleTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final SyncSchedule schedule = new SyncSchedule(new SplittableRandom(7));

  private Instant due(String list) {
    return schedule.due(list, HOUR, Optional.empty(), NOW);
  }

  private static void isAbout(Instant due, Instant start, Duration pause) {
    assertThat(Duration.between(start, due))
        .isBetween(pause.multipliedBy(9).dividedBy(10), pause.multipliedBy(11).dividedBy(10));
  }

  @Test
  void aListThatWasNeverPulledIsDueAtOnce() {
    assertThat(due("a")).isEqualTo(NOW);
  }

  @Test
  void aListThatWasPulledBeforeThisProcessBeganIsDueAnIntervalLater() {
    Instant last = NOW.minus(Duration.ofMinutes(20));
    isAbout(schedule.due("a", HOUR, Optional.of(last), NOW), last, HOUR);
  }

  @Test
  void aListHasTheSameTurnHoweverOftenOneAsks() {
    Instant first = schedule.due("a", HOUR, Optional.of(NOW), NOW);
    assertThat(schedule.due("a", HOUR, Optional.of(NOW), NOW.plusSeconds(5))).isEqualTo(first);
  }

  @Test
  void listsOfOneIntervalDoNotAllAskAtTheSameMoment() {
    Set<Instant> turns = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      schedule.pulled("list-" + i, HOUR, true, NOW);
      turns.add(due("list-" + i));
      isAbout(due("list-" + i), NOW, HOUR);
    }
    assertThat(turns).hasSizeGreaterThan(90);
  }

  @Test
  void afterAFailureItIsTriedSoonerAndThenEverLaterButNeverLaterThanAtTheInterval() {
    for (long minutes : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      schedule.pulled("a", HOUR, false, NOW);
      isAbout(due("a"), NOW, Duration.ofMinutes(minutes));
    }
    for (int i = 0; i < 100; i++) {
      schedule.pulled("a", HOUR, false, NOW);
    }
    isAbout(due("a"), NOW, HOUR);
    schedule.pulled("a", HOUR, true, NOW);
    schedule.pulled("a", HOUR, false, NOW);
    isAbout(due("a"), NOW, Duration.ofMinutes(1));
  }
}
