package assay.match.store;

import static assay.match.store.ScriptedExchange.key;
import static assay.match.store.ScriptedExchange.value;
import static assay.match.store.Stores.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import assay.fingerprint.Fingerprint;
import assay.list.ListVersion;
import assay.match.exchange.ExchangeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process ends before each of its effects, as in a power failure. */
@Tag("long")
class StorePowerLossTest {
  @TempDir private Path directory;
  private int round;

  private static final class PowerLoss extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Ends at a step, by its number from 0; writes down all. */
  private static final class Dying implements Steps {
    private final int fatal;
    private final List<String> seen = new ArrayList<>();

    Dying(int fatal) {
      this.fatal = fatal;
    }

    @Override
    public void before(String step) {
      seen.add(step);
      if (seen.size() > fatal) {
        throw new PowerLoss();
      }
    }
  }

  /** What is changed at the exchange between the first sync and the one that dies. */
  @FunctionalInterface
  private interface Changes {
    void to(ScriptedExchange exchange);
  }

  private static ScriptedExchange exchange() {
    ScriptedExchange exchange = new ScriptedExchange(2);
    for (int i = 0; i < 5; i++) {
      exchange.list(key("a", i), value("md5", i), value("pdq", i));
    }
    return exchange;
  }

  @Test
  void aFirstSyncThatEndsEarlyIsGoneOnWith() throws Exception {
    everyStep(exchange -> {}, false);
  }

  @Test
  void aSyncOfChangesThatEndsEarlyIsGoneOnWith() throws Exception {
    List<String> steps =
        everyStep(
            exchange -> {
              exchange.withdraw(key("a", 0));
              exchange.list(key("b", 1), value("md5", 1), value("sha1", 7));
              exchange.list(key("a", 2), value("pdq", 90));
            },
            true);
    assertThat(steps)
        .contains("commit page", "commit applied", "commit publishing", "commit version")
        .contains("live md5", "live pdq", "live sha1");
  }

  @Test
  void aWholeListThatEndsEarlyIsGoneOnWith() throws Exception {
    List<String> steps =
        everyStep(
            exchange -> {
              exchange.withdraw(key("a", 3));
              exchange.list(key("b", 1), value("sha256", 1));
              exchange.forget();
            },
            true);
    assertThat(steps).contains("commit dropped");
  }

  /** Dies at each step in turn; the steps that there were. */
  private List<String> everyStep(Changes changes, boolean published) throws Exception {
    List<String> steps = new ArrayList<>();
    boolean died = true;
    for (int fatal = 0; died; fatal++) {
      Dying dying = new Dying(fatal);
      died = dies(dying, changes, published);
      steps = dying.seen;
    }
    assertThat(steps.size()).isGreaterThan(8);
    return steps;
  }

  private boolean dies(Dying dying, Changes changes, boolean published) throws Exception {
    Path folder = directory.resolve("lists-" + ++round);
    ScriptedExchange exchange = exchange();
    Stores.add(folder);
    Set<Fingerprint> before = Set.of();
    if (published) {
      sync(folder, Steps.UNWATCHED, exchange);
      before = exchange.values();
    }
    changes.to(exchange);
    Throwable died = catchThrowable(() -> sync(folder, dying, exchange));
    assertThat(died == null || died instanceof PowerLoss).isTrue();
    requireOldOrNew(folder, before, exchange.values());
    // It ends early again, at the first thing that the next process does.
    Throwable again = catchThrowable(() -> sync(folder, new Dying(0), exchange));
    assertThat(again).isInstanceOf(PowerLoss.class);
    requireOldOrNew(folder, before, exchange.values());
    sync(folder, Steps.UNWATCHED, exchange);
    ManagedList list = Stores.find(folder, Steps.UNWATCHED);
    Stores.requirePublished(list, exchange.values());
    assertThat(list.status().staged()).isZero();
    assertThat(list.history()).hasSize(published ? 2 : 1);
    assertThat(list.history().get(list.history().size() - 1).added())
        .isEqualTo(exchange.values().stream().filter(v -> !isIn(v, published)).count());
    requireIds(list, exchange);
    return died != null;
  }

  private static boolean isIn(Fingerprint value, boolean published) {
    return published && exchange().values().contains(value);
  }

  private static void requireIds(ManagedList list, ScriptedExchange exchange) throws IOException {
    var frozen = list.freeze();
    exchange.ids().forEach((value, ids) -> assertThat(Stores.ids(frozen, value)).isEqualTo(ids));
  }

  private static void sync(Path folder, Steps steps, ScriptedExchange exchange)
      throws IOException, ExchangeException {
    Stores.find(folder, steps).sync(exchange, NOW, SyncObserver.NONE);
  }

  /** A reader sees one version with its own values, whatever was being done. */
  private static void requireOldOrNew(Path folder, Set<Fingerprint> before, Set<Fingerprint> after)
      throws IOException {
    ManagedList list = Stores.find(folder, Steps.UNWATCHED);
    if (before.isEmpty() && list.status().version().isEmpty()) {
      Throwable refused = catchThrowable(list::freeze);
      if (refused != null) {
        assertThat(refused).hasMessageContaining("was never pulled");
        return;
      }
    }
    ListVersion version = list.freeze().version();
    Set<Fingerprint> expected = version.commitment().equals(Stores.root(before)) ? before : after;
    Stores.requireListed(list.freeze(), expected);
    assertThat(version.commitment()).isEqualTo(Stores.root(expected));
  }
}
