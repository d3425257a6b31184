package assay.match.store;

import static assay.match.store.ScriptedExchange.key;
import static assay.match.store.ScriptedExchange.value;
import static assay.match.store.Stores.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import assay.fingerprint.Fingerprint;
import assay.match.exchange.EntryKey;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.ListedValue;
import assay.match.exchange.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be read never makes a list milder. */
class DoubtTest {
  @TempDir private Path directory;
  private Path folder;
  private ManagedList list;
  private final ScriptedExchange exchange = new ScriptedExchange(50);

  @BeforeEach
  void add() throws IOException {
    folder = directory.resolve("lists");
    list = Stores.add(folder);
  }

  private Synced sync() throws IOException, ExchangeException {
    return list.sync(exchange, NOW, SyncObserver.NONE);
  }

  private void fill(int entries) {
    for (int i = 0; i < entries; i++) {
      exchange.list(key("a", i), value("md5", i));
    }
  }

  /** The whole list is told anew, without these entries and with lines that name none. */
  private void tellAnew(int unnamed, EntryKey... without) {
    for (EntryKey key : without) {
      exchange.withdraw(key);
    }
    exchange.withdraw(key("nobody", 0)); // so that there is something to forget
    exchange.forget();
    for (int i = 0; i < unnamed; i++) {
      exchange.refuse("line " + i, "expected a value");
    }
  }

  private boolean isListed(int number) throws IOException {
    return list.freeze().entries(value("md5", number)).findAny().isPresent();
  }

  @Test
  void whatNamesNoEntryMayBeAnyThatIsMissing() throws Exception {
    fill(4);
    sync();
    tellAnew(1, key("a", 0), key("a", 1));
    exchange.list(key("a", 9), value("md5", 9));
    exchange.forget();
    exchange.refuse("line 5", "expected a value");
    Synced held = sync();
    assertThat(held.kept()).isEqualTo(2);
    assertThat(held.added()).isEqualTo(1);
    assertThat(held.withdrawn()).isZero();
    assertThat(isListed(0) && isListed(1) && isListed(9)).isTrue();
    assertThat(list.status().held()).isTrue();
    assertThat(list.status().kept()).isEqualTo(2);
    // as long as there is no list that has no more of it than the first had
    tellAnew(1, key("a", 2));
    assertThat(sync().kept()).isEqualTo(3);
    tellAnew(0);
    Synced whole = sync();
    assertThat(whole.kept()).isZero();
    assertThat(whole.withdrawn()).isEqualTo(3);
    assertThat(list.status().held()).isFalse();
    Stores.requirePublished(list, exchange.values());
    assertThat(list.history()).extracting(PublishedVersion::kept).containsExactly(0L, 2L, 3L, 0L);
  }

  /** It silences, so that what is missing makes it stricter. */
  @Test
  void aListOfKnownGoodHoldsNothing() throws Exception {
    ListAbout about = Stores.about("good");
    ManagedList good =
        ListStore.in(folder)
            .add(
                new ListAbout(
                    about.id(),
                    "list-8899aabbccddeeff",
                    about.provider(),
                    about.terms(),
                    about.exchange(),
                    about.settings(),
                    about.limits(),
                    about.category(),
                    about.vetted(),
                    ListAbout.Kind.KNOWN_GOOD,
                    about.feedback(),
                    about.interval(),
                    about.addedOn()));
    fill(3);
    good.sync(exchange, NOW, SyncObserver.NONE);
    tellAnew(1, key("a", 0));
    assertThat(good.sync(exchange, NOW, SyncObserver.NONE).withdrawn()).isEqualTo(1);
    assertThat(good.status().held()).isFalse();
  }

  @Test
  void asMuchAsBeforeHoldsNothing() throws Exception {
    fill(3);
    exchange.refuse("line 4", "expected a value");
    sync();
    tellAnew(1, key("a", 0));
    assertThat(sync().withdrawn()).isEqualTo(1);
    assertThat(list.status().held()).isFalse();
    tellAnew(2, key("a", 1));
    assertThat(sync().kept()).isEqualTo(1);
  }

  @Test
  void aWithdrawalThatIsToldIsInEffectAtOnceAllTheSame() throws Exception {
    fill(3);
    sync();
    tellAnew(1, key("a", 0));
    sync();
    exchange.withdraw(key("a", 0));
    Synced synced = sync();
    assertThat(synced.withdrawn()).isEqualTo(1);
    assertThat(synced.kept()).isZero();
    assertThat(isListed(0)).isFalse();
  }

  @Test
  void theOperatorMayTakeTheListAsItIsTold() throws Exception {
    fill(3);
    sync();
    tellAnew(1, key("a", 0));
    sync();
    assertThat(isListed(0)).isTrue();
    assertThat(list.sync(exchange, NOW, Trust.AS_TOLD, SyncObserver.NONE).withdrawn()).isEqualTo(1);
    Stores.requirePublished(list, exchange.values());
    assertThat(list.status().held()).isFalse();
    tellAnew(1, key("a", 1)); // that one is known now
    assertThat(sync().kept()).isZero();
  }

  @Test
  void aLineWithAnIdLeavesAllThatIsListedUnderIt() throws Exception {
    exchange.list(new EntryKey("", "7", "p"), value("md5", 1));
    exchange.list(new EntryKey("", "7", "q"), value("md5", 2));
    exchange.list(new EntryKey("", "8", "p"), value("md5", 3));
    exchange.list(new EntryKey("", "9", "p"), value("md5", 4));
    sync();
    exchange.withdraw(new EntryKey("", "7", "p"));
    exchange.withdraw(new EntryKey("", "8", "p"));
    exchange.forget();
    exchange.spoil(new EntryKey("", "7"));
    Synced synced = sync();
    assertThat(isListed(1)).isTrue();
    assertThat(isListed(3)).isFalse();
    assertThat(synced.kept()).isEqualTo(1); // the other part was told itself
    assertThat(Stores.ids(list.freeze(), value("md5", 1))).containsExactly("7");
    assertThat(list.freeze().named("7")).hasSize(2);
    tellAnew(0);
    assertThat(sync().kept()).isZero();
    assertThat(isListed(1)).isFalse();
  }

  @Test
  void aValueThatCannotBeReadStaysAsItWasAndTheOthersAreReplaced() throws Exception {
    exchange.list(key("a", 1), value("md5", 1), value("pdq", 1), value("sha1", 1));
    exchange.list(key("a", 2), value("md5", 2));
    sync();
    Told.Listed unread =
        new Told.Listed(
            key("a", 1),
            List.of(ListedValue.of(value("pdq", 9))),
            Optional.empty(),
            new TreeSet<>(),
            new TreeSet<>(Set.of("md5")));
    exchange.list(unread);
    assertThat(sync().kept()).isEqualTo(1);
    Stores.requirePublished(list, Set.of(value("md5", 1), value("pdq", 9), value("md5", 2)));
    exchange.forget();
    assertThat(sync().kept()).isEqualTo(1); // also when the whole list is told anew
    exchange.list(key("a", 1), value("pdq", 9));
    assertThat(sync().kept()).isZero();
    Stores.requirePublished(list, exchange.values());
  }

  /** A list that turned unreadable for the most part is none. */
  @ParameterizedTest
  @CsvSource({
    "0, 900, 100, true", // no more than a hundred
    "0, 909, 101, true", // one in ten
    "0, 908, 101, false",
    "10, 800, 101, false",
    "11, 800, 110, true", // no more than ten times what there was before
    "0, 1, 900, false",
  })
  void aListOfWhichMuchCannotBeReadIsNotTaken(int before, int good, int bad, boolean taken)
      throws Exception {
    fill(1_000);
    for (int i = 0; i < before; i++) {
      exchange.refuse("line " + i, "expected a value");
    }
    sync();
    Set<Fingerprint> first = exchange.values();
    for (int i = good; i < 1_000; i++) {
      exchange.withdraw(key("a", i));
    }
    tellAnew(bad);
    if (taken) {
      assertThat(sync().kept()).isEqualTo(1_000 - good);
    } else {
      assertThatThrownBy(this::sync)
          .isInstanceOf(ExchangeException.class)
          .hasMessageContaining(
              "%d of %,d could not be read, and %d before; what was listed stays",
              bad, good + bad, before);
      assertThat(list.history()).hasSize(1);
      assertThat(list.status().staged()).isZero();
      assertThat(list.status().refusals()).hasSize(100);
      assertThatThrownBy(this::sync).hasMessageContaining("could not be read"); // from the start
    }
    Stores.requireListed(list.freeze(), first);
    list.sync(exchange, NOW, Trust.AS_TOLD, SyncObserver.NONE);
    Stores.requirePublished(list, exchange.values());
  }

  private static final class PowerLoss extends Error {
    private static final long serialVersionUID = 1;
  }

  @Test
  void whateverMomentItEndsNothingIsLost() throws Exception {
    fill(4);
    sync();
    tellAnew(1, key("a", 0), key("a", 1));
    boolean died = true;
    for (int fatal = 0; died; fatal++) {
      int last = fatal;
      int[] step = {0};
      Steps dying =
          any -> {
            if (step[0]++ == last) {
              throw new PowerLoss();
            }
          };
      ManagedList watched = Stores.find(folder, dying);
      died = catchThrowable(() -> watched.sync(exchange, NOW, SyncObserver.NONE)) != null;
      assertThat(isListed(0) && isListed(1) && isListed(2)).as("step %s", fatal).isTrue();
    }
    assertThat(list.status().held()).isTrue();
    assertThat(list.status().kept()).isEqualTo(2);
  }
}
