package assay.match.exchange.http;

import java.time.Duration;

/**
 * How long a service may take.
 *
 * @param connect until there is a connection
 * @param answer until an answer begins
 * @param stall for the next bytes of an answer
 * @param whole for an answer that is read as a whole
 */
record Patience(Duration connect, Duration answer, Duration stall, Duration whole) {
  static Patience standard() {
    return new Patience(
        Duration.ofSeconds(20),
        Duration.ofMinutes(2),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10));
  }
}
