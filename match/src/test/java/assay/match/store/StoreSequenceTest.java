package assay.match.store;

import static assay.match.store.ScriptedExchange.key;
import static assay.match.store.ScriptedExchange.value;
import static assay.match.store.Stores.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Fingerprint;
import assay.match.exchange.EntryKey;
import assay.match.exchange.ExchangeException;
import assay.match.list.FrozenList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever an exchange tells in whatever order, in the end its list is the one that is published.
 */
class StoreSequenceTest {
  private static final String[] ALGORITHMS = {"md5", "sha256", "pdq"};
  private static final int ROUNDS = 25;

  @TempDir private Path directory;

  private static final class PowerLoss extends Error {
    private static final long serialVersionUID = 1;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void thePublishedSetIsTheExchanges(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    ScriptedExchange exchange = new ScriptedExchange(1 + random.nextInt(7));
    Path folder = directory.resolve("lists");
    Stores.add(folder);
    List<FrozenList> frozen = new ArrayList<>();
    List<Set<Fingerprint>> then = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      change(exchange, random);
      boolean published = sync(folder, exchange, random);
      ManagedList list = Stores.find(folder, Steps.UNWATCHED);
      if (published) {
        Stores.requirePublished(list, exchange.values());
        if (!exchange.values().isEmpty()) {
          frozen.add(list.freeze());
          then.add(exchange.values());
          exchange.ids().forEach((v, ids) -> assertThat(ids(list, v)).isEqualTo(ids));
        }
      }
    }
    for (int i = 0; i < frozen.size(); i++) {
      Stores.requireListed(frozen.get(i), then.get(i));
    }
  }

  private static Set<String> ids(ManagedList list, Fingerprint value) {
    try {
      return Stores.ids(list.freeze(), value);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void change(ScriptedExchange exchange, SplittableRandom random) {
    for (int i = random.nextInt(20); i > 0; i--) {
      EntryKey key = key("m" + random.nextInt(3), random.nextInt(10));
      switch (random.nextInt(5)) {
        case 0 -> exchange.withdraw(key); // known or not
        case 1 -> {
          if (random.nextInt(6) == 0) {
            exchange.forget();
          }
        }
        default -> {
          Fingerprint[] values = new Fingerprint[random.nextInt(4)];
          for (int v = 0; v < values.length; v++) {
            values[v] = value(ALGORITHMS[random.nextInt(3)], random.nextInt(12));
          }
          exchange.list(key, values);
        }
      }
    }
  }

  /** Whether it reached the end; it may fail, or its process may die at any step. */
  private static boolean sync(Path folder, ScriptedExchange exchange, SplittableRandom random)
      throws IOException {
    int dieAt = random.nextInt(3) == 0 ? random.nextInt(15) : Integer.MAX_VALUE;
    int[] step = {0};
    Steps steps =
        any -> {
          if (step[0]++ == dieAt) {
            throw new PowerLoss();
          }
        };
    if (random.nextInt(4) == 0) {
      exchange.failAtPage(
          random.nextInt(4),
          random.nextBoolean() ? new IOException("no line") : new ExchangeException("no page"));
    }
    try {
      Stores.find(folder, steps).sync(exchange, NOW, SyncObserver.NONE);
      return true;
    } catch (PowerLoss e) {
      return false;
    } catch (IOException | ExchangeException e) {
      assertThat(e).hasMessageContaining("no ");
      return false;
    } finally {
      exchange.work();
    }
  }
}
