package assay.match.licensed;

import java.time.Duration;

/**
 * How long a program may take, and how often it may fail.
 *
 * @param hello from its start to its first line
 * @param entries to take all entries
 * @param item to answer one request
 * @param losses how many processes may be lost in a run; each costs all entries again
 */
record Patience(Duration hello, Duration entries, Duration item, int losses) {
  /** A minute, ten minutes for the entries; a thousand losses. */
  static Patience standard() {
    return new Patience(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofMinutes(1), 1000);
  }
}
