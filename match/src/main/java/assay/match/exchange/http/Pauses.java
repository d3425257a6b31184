package assay.match.exchange.http;

import java.time.Duration;

/**
 * How often something is tried, and how long is waited in between: twice as long each time.
 *
 * @param attempts at least 1
 * @param first before the second attempt
 * @param longest no pause is longer, whatever a service asks for
 */
public record Pauses(int attempts, Duration first, Duration longest) {
  public Pauses {
    if (attempts < 1) {
      throw new IllegalArgumentException("something is tried at least once");
    }
  }

  /** Five attempts, within half a minute. */
  public static Pauses standard() {
    return new Pauses(5, Duration.ofSeconds(2), Duration.ofMinutes(1));
  }

  /**
   * How long to wait.
   *
   * @param attempt that failed, from 0
   * @param asked what the service asked for; zero if nothing
   */
  Duration after(int attempt, Duration asked) {
    Duration ours = first.multipliedBy(1L << Math.min(attempt, 20));
    Duration wanted = asked.compareTo(ours) > 0 ? asked : ours;
    return wanted.compareTo(longest) > 0 ? longest : wanted;
  }
}
