package assay.match.store;

import static assay.match.store.ScriptedExchange.key;
import static assay.match.store.ScriptedExchange.value;
import static assay.match.store.Stores.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import assay.match.atrest.AtRest;
import assay.match.exchange.ExchangeException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicationTest {
  @TempDir private Path directory;
  private final ScriptedExchange exchange = new ScriptedExchange(500);

  /** A list of which much changes is published the same, in one piece or in several. */
  @ParameterizedTest
  @CsvSource({"0, 1", "1000, 1", "1000, 3", "5, 2"})
  void howMuchChangesAtOnceMakesNoDifference(int mostChanged, int atOnce) throws Exception {
    ManagedList list = Stores.add(directory);
    for (int i = 0; i < 20; i++) {
      exchange.list(key("a", i), value("md5", i), value("pdq", i));
    }
    list.sync(exchange, NOW, SyncObserver.NONE);
    for (int i = 0; i < 10; i++) {
      exchange.withdraw(key("a", i));
      exchange.list(key("b", i), value("md5", 100 + i), value("pdq", 5));
    }
    publish(mostChanged, atOnce);
    Stores.requirePublished(list, exchange.values());
    assertThat(list.history().get(1).added()).isEqualTo(10);
    assertThat(list.history().get(1).withdrawn()).isEqualTo(19);
  }

  private void publish(int mostChanged, int atOnce) throws IOException, ExchangeException {
    Path folder = directory.resolve(Stores.ID);
    try (Database database =
        Database.open(folder.resolve("state.db"), AtRest.clear(), Steps.UNWATCHED)) {
      State state = new State(database);
      new Staging(database, state, ListAbout.Kind.KNOWN, Trust.CAREFUL, SyncObserver.NONE)
          .pull(exchange, NOW);
      new Application(database, state, SyncObserver.NONE).run();
      new Publication(
              database,
              state,
              new LiveFolders(folder.resolve("live"), AtRest.clear()),
              mostChanged,
              atOnce)
          .run();
    }
  }

  @Test
  void moreKeysThanAreAppliedInOneTransaction() throws Exception {
    ManagedList list = Stores.add(directory);
    for (int i = 0; i < 21_000; i++) {
      exchange.list(key("a", i), value("md5", i));
    }
    list.sync(exchange, NOW, SyncObserver.NONE);
    Stores.requirePublished(list, exchange.values());
    for (int i = 0; i < 21_000; i += 2) {
      exchange.withdraw(key("a", i));
    }
    exchange.forget();
    list.sync(exchange, NOW, SyncObserver.NONE);
    Stores.requirePublished(list, exchange.values());
  }
}
