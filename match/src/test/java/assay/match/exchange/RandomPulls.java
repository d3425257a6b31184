package assay.match.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import assay.match.exchange.http.Pauses;
import assay.testkit.exchange.RandomFaults;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Changes a list at its service, pulls it through faults, is killed between pages and begun again
 * from the last cursor stored, and holds the list against the service's.
 */
public final class RandomPulls {
  /** Each request is tried twice, at once. */
  public static final Pauses PAUSES = new Pauses(2, Duration.ZERO, Duration.ZERO);

  private RandomPulls() {}

  /**
   * Runs.
   *
   * @param change changes something at the service
   * @param now the clock of the one who pulls
   * @param expected what {@link Folded#values} must be when all is quiet
   */
  public static Folded run(
      long seed,
      HashListExchange exchange,
      RandomFaults faults,
      Runnable change,
      Supplier<Instant> now,
      Supplier<Set<String>> expected)
      throws Exception {
    return run(seed, exchange, faults, change, now, Folded::values, expected);
  }

  /** The same where a list is shown in another way. */
  public static Folded run(
      long seed,
      HashListExchange exchange,
      RandomFaults faults,
      Runnable change,
      Supplier<Instant> now,
      Function<Folded, Set<String>> shown,
      Supplier<Set<String>> expected)
      throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    Folded fold = new Folded();
    for (int step = 0; step < 25; step++) {
      for (int i = random.nextInt(8); i > 0; i--) {
        change.run();
      }
      faults.fail(random.nextInt(3) * 0.15);
      pull(exchange, fold, random, change, now.get());
      if (random.nextInt(4) == 0) {
        faults.fail(0);
        fold.pull(exchange, now.get());
        assertThat(shown.apply(fold)).as("seed %s, step %s", seed, step).isEqualTo(expected.get());
      }
    }
    faults.fail(0);
    fold.pull(exchange, now.get());
    assertThat(shown.apply(fold)).as("seed %s", seed).isEqualTo(expected.get());
    return fold;
  }

  /** Some pages, and a change now and then while they are read. */
  private static void pull(
      HashListExchange exchange, Folded fold, SplittableRandom random, Runnable change, Instant now)
      throws IOException {
    try (Pull pull = exchange.pull(fold.cursor(), now)) {
      for (int pages = random.nextInt(1, 12); pages > 0; pages--) {
        Page page = pull.next();
        fold.store(page);
        if (page.complete().isPresent()) {
          return;
        }
        if (random.nextInt(3) == 0) {
          change.run();
        }
      }
    } catch (IOException | ExchangeException e) {
      assertThat(e.getMessage()).startsWith("127.0.0.1:");
    }
  }
}
