package assay.cli.lists;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * When which list is pulled next. Each at its own interval, a little earlier or later each time so
 * that not everybody asks at the full hour; after a failure sooner, and then ever later, but never
 * later than at the interval.
 */
public final class SyncSchedule {
  /** The part of an interval by which it is shortened or lengthened at most. */
  static final double JITTER = 0.1;

  /** After the first failure. */
  public static final Duration FIRST_RETRY = Duration.ofMinutes(1);

  private final SplittableRandom random;
  private final Map<String, Turn> turns = new HashMap<>();

  public SyncSchedule(SplittableRandom random) {
    this.random = random;
  }

  /**
   * A list's next turn.
   *
   * @param failures in a row
   */
  private record Turn(Instant at, int failures) {}

  /**
   * When a list is due.
   *
   * @param last when it was last pulled to the end, by whomever; due at once if never
   */
  public Instant due(String list, Duration interval, Optional<Instant> last, Instant now) {
    return turns
        .computeIfAbsent(
            list, id -> new Turn(last.map(time -> time.plus(jittered(interval))).orElse(now), 0))
        .at();
  }

  /** Notes that a list was pulled. */
  public void pulled(String list, Duration interval, boolean well, Instant now) {
    Turn before = turns.get(list);
    int failures = well ? 0 : 1 + (before == null ? 0 : before.failures());
    Duration pause = well ? interval : shorter(interval, retry(failures));
    turns.put(list, new Turn(now.plus(jittered(pause)), failures));
  }

  private static Duration retry(int failures) {
    return FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 20));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private Duration jittered(Duration duration) {
    double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
    return Duration.ofMillis(Math.round(duration.toMillis() * factor));
  }
}
