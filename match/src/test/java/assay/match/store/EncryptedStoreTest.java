package assay.match.store;

import static assay.match.store.ScriptedExchange.value;
import static assay.match.store.Stores.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import assay.fingerprint.Fingerprint;
import assay.match.atrest.AtRest;
import assay.match.atrest.LockedException;
import assay.match.exchange.EntryKey;
import assay.match.exchange.ListedValue;
import assay.match.exchange.Vote;
import assay.match.list.FrozenList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that are kept encrypted, from the beginning or from some moment on. */
@Tag("long")
class EncryptedStoreTest {
  private static final AtRest KEY =
      AtRest.encrypted("k".repeat(32).getBytes(StandardCharsets.UTF_8));
  private static final AtRest OTHER =
      AtRest.encrypted("o".repeat(32).getBytes(StandardCharsets.UTF_8));
  private static final List<String> ALGORITHMS = List.of("md5", "sha1", "pdq");

  @TempDir private Path directory;

  private static final class PowerLoss extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Looks at all files before each effect, and ends at one of them. */
  private static final class Watched implements Steps {
    private final Path folder;
    private final int fatal;
    private final boolean look;
    private int seen;

    Watched(Path folder, int fatal, boolean look) {
      this.folder = folder;
      this.fatal = fatal;
      this.look = look;
    }

    @Override
    public void before(String step) throws IOException {
      if (look) {
        requireNothingTold(folder);
      }
      if (seen++ == fatal) {
        throw new PowerLoss();
      }
    }
  }

  private static EntryKey entry(int i) {
    return new EntryKey("member-of-ring", "entry-number-" + i);
  }

  private static ScriptedExchange exchange() {
    ScriptedExchange exchange = new ScriptedExchange(14);
    for (int i = 0; i < 40; i++) {
      List<ListedValue> values = new ArrayList<>();
      for (String algorithm : ALGORITHMS) {
        values.add(ListedValue.of(value(algorithm, i / 2)));
      }
      exchange.list(entry(i), values, Optional.of("class-of-entry"));
    }
    exchange.refuse("place-of-refusal", "reason-of-refusal");
    return exchange;
  }

  private static void change(ScriptedExchange exchange) {
    exchange.withdraw(entry(0));
    exchange.withdraw(entry(1));
    exchange.list(entry(5), value("pdq", 90), value("md5", 91));
  }

  private ManagedList add(Path folder, AtRest atRest) throws IOException {
    return ListStore.in(folder, atRest).add(Stores.about(Stores.ID));
  }

  private static ManagedList find(Path folder, AtRest atRest, Steps steps) throws IOException {
    return ListStore.in(folder, atRest).find(Stores.ID, steps).orElseThrow();
  }

  /** No value, raw or in hexadecimal, no id, member, classification or tag is in any file. */
  private static void requireNothingTold(Path folder) throws IOException {
    List<byte[]> told = new ArrayList<>();
    for (String text :
        List.of(
            "member-of-ring", "entry-number-", "class-of-entry", "status:tried", "-of-refusal")) {
      told.add(text.getBytes(StandardCharsets.UTF_8));
    }
    for (String algorithm : ALGORITHMS) {
      for (int i : new int[] {0, 1, 7, 19, 90, 91}) {
        Fingerprint value = value(algorithm, i);
        told.add(value.bytes());
        told.add(reversedWords(value.bytes()));
        told.add(value.hex().getBytes(StandardCharsets.UTF_8));
        told.add(value.hex().toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
      }
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      for (byte[] one : told) {
        assertThat(bytes.contains(new String(one, StandardCharsets.ISO_8859_1)))
            .as("%s", file)
            .isFalse();
      }
    }
  }

  /** As columns have them: a value's first words, little-endian. */
  private static byte[] reversedWords(byte[] bytes) {
    byte[] reversed = new byte[16];
    for (int i = 0; i < 16; i++) {
      reversed[i] = bytes[i / 8 * 8 + 7 - i % 8];
    }
    return reversed;
  }

  private static void requireSame(Path folder, ScriptedExchange exchange) throws IOException {
    ManagedList list = find(folder, KEY, Steps.UNWATCHED);
    assertThat(list.status().version().orElseThrow().commitment())
        .isEqualTo(Stores.root(exchange.values()));
    FrozenList frozen = list.freeze();
    Stores.requireListed(frozen, exchange.values());
    exchange.ids().forEach((value, ids) -> assertThat(Stores.ids(frozen, value)).isEqualTo(ids));
  }

  @Test
  void nothingIsToldByAnyFileAtAnyMomentOfASync() throws Exception {
    Path folder = directory.resolve("lists");
    ScriptedExchange exchange = exchange();
    add(folder, KEY);
    find(folder, KEY, new Watched(folder, -1, true)).sync(exchange, NOW, SyncObserver.NONE);
    requireNothingTold(folder);
    requireSame(folder, exchange);
    change(exchange);
    find(folder, KEY, new Watched(folder, -1, true)).sync(exchange, NOW, SyncObserver.NONE);
    requireNothingTold(folder);
    requireSame(folder, exchange);
    exchange.forget();
    exchange.withdraw(entry(9));
    find(folder, KEY, new Watched(folder, -1, true)).sync(exchange, NOW, SyncObserver.NONE);
    requireSame(folder, exchange);
    ListStatus status = find(folder, KEY, Steps.UNWATCHED).status();
    assertThat(status.refusals())
        .containsExactly(new ListStatus.Refusal("place-of-refusal", "reason-of-refusal"));
  }

  @Test
  void inTheClearTheSameLookFindsSomething() throws Exception {
    Path folder = directory.resolve("lists");
    add(folder, AtRest.clear()).sync(exchange(), NOW, SyncObserver.NONE);
    assertThat(catchThrowable(() -> requireNothingTold(folder))).isInstanceOf(AssertionError.class);
    Path live = folder.resolve(Stores.ID).resolve("live");
    assertThat(catchThrowable(() -> requireNothingTold(live))).isInstanceOf(AssertionError.class);
  }

  @Test
  void theSameIsFoundWithAndWithoutAKey() throws Exception {
    ScriptedExchange exchange = exchange();
    ManagedList clear = add(directory.resolve("clear"), AtRest.clear());
    ManagedList sealed = add(directory.resolve("sealed"), KEY);
    for (int round = 0; round < 2; round++) {
      clear.sync(exchange, NOW, SyncObserver.NONE);
      sealed.sync(exchange, NOW, SyncObserver.NONE);
      assertThat(sealed.status()).isEqualTo(clear.status());
      assertThat(sealed.history()).isEqualTo(clear.history());
      FrozenList a = clear.freeze();
      FrozenList b = sealed.freeze();
      assertThat(b.version()).isEqualTo(a.version());
      for (Fingerprint value : exchange.values()) {
        assertThat(b.entries(value).toList()).isEqualTo(a.entries(value).toList()).isNotEmpty();
      }
      assertThat(b.named("member-of-ring/entry-number-5").toList())
          .containsExactlyInAnyOrderElementsOf(a.named("member-of-ring/entry-number-5").toList())
          .isNotEmpty();
      assertThat(sealed.key("member-of-ring/entry-number-7")).contains(entry(7));
      change(exchange);
    }
  }

  @Test
  void aVoteIsKeptEncryptedAndTheSameIsKnown() throws Exception {
    Path folder = directory.resolve("lists");
    ManagedList list = add(folder, KEY);
    Vote vote =
        new Vote(entry(1), "md5", Optional.of(value("md5", 1).hex()), false, Optional.empty());
    list.queue(vote);
    list.queue(vote);
    assertThat(list.status().votes().waiting()).isEqualTo(1);
    requireNothingTold(folder);
  }

  @Test
  void withoutTheKeyOrWithAnotherAListIsRefused() throws Exception {
    Path folder = directory.resolve("lists");
    ManagedList list = add(folder, KEY);
    list.sync(exchange(), NOW, SyncObserver.NONE);
    list.freeze(directory.resolve("pin"));
    for (AtRest wrong : List.of(AtRest.clear(), OTHER)) {
      ManagedList locked = find(folder, wrong, Steps.UNWATCHED);
      assertThatThrownBy(() -> locked.sync(exchange(), NOW, SyncObserver.NONE))
          .isInstanceOf(LockedException.class)
          .hasMessageContaining("state.db: is encrypted");
      assertThatThrownBy(locked::freeze).isInstanceOf(LockedException.class);
      assertThatThrownBy(() -> ListStore.in(folder, wrong).openFrozen(directory.resolve("pin")))
          .isInstanceOf(LockedException.class);
    }
    assertThat(ListStore.in(folder, KEY).openFrozen(directory.resolve("pin")).version())
        .isEqualTo(list.freeze().version());
  }

  @Test
  void aListInTheClearIsRefusedUntilItIsEncrypted() throws Exception {
    Path folder = directory.resolve("lists");
    ScriptedExchange exchange = exchange();
    add(folder, AtRest.clear()).sync(exchange, NOW, SyncObserver.NONE);
    assertThatThrownBy(find(folder, KEY, Steps.UNWATCHED)::freeze)
        .hasMessageContaining("is in the clear, but there is a key of lists");
    assertThat(ListStore.in(folder, KEY).encrypt(AtRest.clear())).containsExactly(Stores.ID);
    requireNothingTold(folder);
    requireSame(folder, exchange);
    assertThat(ListStore.in(folder, KEY).encrypt(AtRest.clear())).isEmpty();
    change(exchange);
    find(folder, KEY, Steps.UNWATCHED).sync(exchange, NOW, SyncObserver.NONE);
    requireNothingTold(folder);
    requireSame(folder, exchange);
    assertThat(find(folder, KEY, Steps.UNWATCHED).history()).hasSize(2);
  }

  /** The list was in the middle of a sync, wherever that ended, and is encrypted then. */
  @Test
  void aListIsEncryptedWhateverItWasDoing() throws Exception {
    boolean died = true;
    for (int fatal = 0; died; fatal++) {
      Path folder = directory.resolve("lists-" + fatal);
      ScriptedExchange exchange = exchange();
      add(folder, AtRest.clear()).sync(exchange, NOW, SyncObserver.NONE);
      change(exchange);
      ManagedList dying = find(folder, AtRest.clear(), new Watched(folder, fatal, false));
      died = catchThrowable(() -> dying.sync(exchange, NOW, SyncObserver.NONE)) != null;
      ListStore.in(folder, KEY).encrypt(AtRest.clear());
      requireNothingTold(folder);
      find(folder, KEY, Steps.UNWATCHED).sync(exchange, NOW, SyncObserver.NONE);
      requireNothingTold(folder);
      requireSame(folder, exchange);
    }
  }

  /** So with a first sync, of which nothing is published. */
  @Test
  void aListIsEncryptedInItsFirstSync() throws Exception {
    boolean died = true;
    for (int fatal = 0; died; fatal++) {
      Path folder = directory.resolve("first-" + fatal);
      add(folder, AtRest.clear());
      ManagedList dying = find(folder, AtRest.clear(), new Watched(folder, fatal, false));
      died = catchThrowable(() -> dying.sync(exchange(), NOW, SyncObserver.NONE)) != null;
      ListStore.in(folder, KEY).encrypt(AtRest.clear());
      requireNothingTold(folder);
      find(folder, KEY, Steps.UNWATCHED).sync(exchange(), NOW, SyncObserver.NONE);
      requireSame(folder, exchange());
    }
  }

  @Test
  void encryptingThatEndsEarlyIsEndedByDoingItAgain() throws Exception {
    boolean died = true;
    int fatal = 0;
    for (; died; fatal++) {
      Path folder = directory.resolve("killed-" + fatal);
      ScriptedExchange exchange = exchange();
      add(folder, AtRest.clear()).sync(exchange, NOW, SyncObserver.NONE);
      ManagedList dying = find(folder, KEY, new Watched(folder, fatal, false));
      Throwable failure = catchThrowable(() -> dying.encrypt(AtRest.clear(), SyncObserver.NONE));
      assertThat(failure == null || failure instanceof PowerLoss).isTrue();
      died = failure != null;
      requireRefusedOrWhole(folder, exchange);
      // Either way ends it: doing it again, or, once the tables are encrypted, a sync.
      if (fatal % 2 == 0) {
        ListStore.in(folder, KEY).encrypt(AtRest.clear());
      } else {
        find(folder, KEY, Steps.UNWATCHED).sync(exchange, NOW, SyncObserver.NONE);
      }
      requireNothingTold(folder);
      requireSame(folder, exchange);
    }
    assertThat(fatal).isGreaterThan(8);
  }

  /** From one key to another, wherever that ends; with the old one nothing opens any more. */
  @Test
  void anotherKeyTakesThePlaceOfTheFirst() throws Exception {
    boolean died = true;
    int fatal = 0;
    for (; died; fatal++) {
      Path folder = directory.resolve("rotated-" + fatal);
      ScriptedExchange exchange = exchange();
      add(folder, KEY).sync(exchange, NOW, SyncObserver.NONE);
      find(folder, KEY, Steps.UNWATCHED)
          .queue(new Vote(entry(1), "md5", Optional.of("a-text"), true, Optional.empty()));
      ManagedList dying = find(folder, OTHER, new Watched(folder, fatal, true));
      Throwable failure = catchThrowable(() -> dying.encrypt(KEY, SyncObserver.NONE));
      assertThat(failure == null || failure instanceof PowerLoss).isTrue();
      died = failure != null;
      if (fatal % 2 == 0 || fatal == 1) { // before the tables only doing it again ends it
        ListStore.in(folder, OTHER).encrypt(KEY);
      } else {
        find(folder, OTHER, Steps.UNWATCHED).sync(exchange, NOW, SyncObserver.NONE);
      }
      requireNothingTold(folder);
      ManagedList list = find(folder, OTHER, Steps.UNWATCHED);
      Stores.requireListed(list.freeze(), exchange.values());
      assertThat(list.status().votes().waiting()).isEqualTo(1);
      assertThat(list.key("member-of-ring/entry-number-7")).contains(entry(7));
      assertThatThrownBy(find(folder, KEY, Steps.UNWATCHED)::freeze)
          .isInstanceOf(LockedException.class);
      assertThat(ListStore.in(folder, OTHER).encrypt(KEY)).isEmpty();
    }
    assertThat(fatal).isGreaterThan(8);
  }

  /** What is not encrypted yet is not used. */
  private static void requireRefusedOrWhole(Path folder, ScriptedExchange exchange)
      throws IOException {
    ManagedList list = find(folder, KEY, Steps.UNWATCHED);
    FrozenList frozen;
    try {
      frozen = list.freeze();
    } catch (IOException e) {
      assertThat(e).hasMessageMatching("(?s).*(in the clear|not encrypted|sync the list).*");
      return;
    }
    Stores.requireListed(frozen, exchange.values());
  }

  @Test
  void aDamagedStateOrBaseIsMadeAnewEncrypted() throws Exception {
    Path folder = directory.resolve("lists");
    ScriptedExchange exchange = exchange();
    ManagedList list = add(folder, KEY);
    list.sync(exchange, NOW, SyncObserver.NONE);
    Path state = folder.resolve(Stores.ID).resolve("live/pdq/state");
    byte[] bytes = Files.readAllBytes(state);
    bytes[bytes.length - 1] ^= 1;
    Files.write(state, bytes);
    assertThatThrownBy(list::freeze).hasMessageContaining("is not as it was written");
    list.sync(exchange, NOW, SyncObserver.NONE);
    requireSame(folder, exchange);
    requireNothingTold(folder);
  }
}
