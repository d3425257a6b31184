package assay.match.store;

import static assay.match.store.ScriptedExchange.key;
import static assay.match.store.ScriptedExchange.value;
import static assay.match.store.Stores.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import assay.match.exchange.ExchangeException;
import assay.match.list.FrozenList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes sync one list, and are killed. */
@Tag("long")
class StoreProcessesTest {
  private static final int ENTRIES = 60;
  private static final int SYNCS = 6;

  @TempDir private Path directory;

  /** The exchange as it is before the sync of this number: of each, some are new and some gone. */
  private static ScriptedExchange exchange(int sync) {
    ScriptedExchange exchange = new ScriptedExchange(4);
    for (int i = 0; i < ENTRIES; i++) {
      exchange.list(key("a", i), value("md5", i), value("pdq", i));
    }
    for (int i = 0; i < sync; i++) {
      exchange.withdraw(key("a", i));
      exchange.list(key("b", i), value("md5", ENTRIES + i), value("sha1", i));
    }
    return exchange;
  }

  /** Syncs again and again, while the exchange moves on. */
  static final class Syncer {
    private Syncer() {}

    public static void main(String[] arguments) throws IOException, ExchangeException {
      ManagedList list = Stores.find(Path.of(arguments[0]), Steps.UNWATCHED);
      for (int i = 1; i <= SYNCS; i++) {
        list.sync(exchange(i), NOW, SyncObserver.NONE);
      }
    }
  }

  @Test
  void twoSyncAtOnceAndReadersSeeWholeVersions() throws Exception {
    ManagedList list = Stores.add(directory);
    list.sync(exchange(0), NOW, SyncObserver.NONE);
    List<Process> syncers = List.of(syncer(), syncer());
    while (syncers.stream().anyMatch(Process::isAlive)) {
      requireWhole(list.freeze());
    }
    for (Process syncer : syncers) {
      assertThat(syncer.waitFor()).isZero();
    }
    list.sync(exchange(SYNCS), NOW, SyncObserver.NONE);
    Stores.requirePublished(list, exchange(SYNCS).values());
  }

  @Test
  void aKilledSyncIsGoneOnWith() throws Exception {
    SplittableRandom random = new SplittableRandom(6);
    ManagedList list = Stores.add(directory);
    for (int round = 0; round < 4; round++) {
      Process syncer = syncer();
      Thread.sleep(300 + random.nextInt(900));
      syncer.toHandle().destroyForcibly();
      syncer.waitFor();
      if (list.status().version().isPresent()) {
        requireWhole(list.freeze());
      }
    }
    list.sync(exchange(SYNCS), NOW, SyncObserver.NONE);
    Stores.requirePublished(list, exchange(SYNCS).values());
  }

  /** The values are those of one state of the exchange. */
  private static void requireWhole(FrozenList frozen) {
    for (int sync = 0; sync <= SYNCS; sync++) {
      if (frozen.version().commitment().equals(Stores.root(exchange(sync).values()))) {
        Stores.requireListed(frozen, exchange(sync).values());
        return;
      }
    }
    throw new AssertionError("a version that the exchange never had");
  }

  private Process syncer() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Syncer.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
