package assay.match.store;

import static assay.match.store.ScriptedExchange.key;
import static assay.match.store.ScriptedExchange.value;
import static assay.match.store.Stores.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.fingerprint.Fingerprint;
import assay.fingerprint.LicensedHash;
import assay.fingerprint.Pdq;
import assay.fingerprint.Vpdq;
import assay.list.ListEntry;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.ListedValue;
import assay.match.exchange.Told;
import assay.match.list.FrozenList;
import assay.match.list.ListElement;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedListTest {
  private static final Fingerprint MD5 = value("md5", 1);
  private static final Fingerprint PDQ = value("pdq", 1);

  @TempDir private Path directory;
  private Path folder;
  private final ScriptedExchange exchange = new ScriptedExchange(3);
  private ManagedList list;

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
      exchange.list(key("m" + i % 3, i), value("md5", i), value("pdq", i));
    }
  }

  @Test
  void whatTheExchangeListsIsPublished() throws Exception {
    fill(10);
    Synced synced = sync();
    assertThat(synced.isNew()).isTrue();
    assertThat(synced.added()).isEqualTo(20);
    assertThat(synced.told()).isEqualTo(10);
    Stores.requirePublished(list, exchange.values());
    FrozenList frozen = list.freeze();
    assertThat(frozen.algorithms()).containsExactlyInAnyOrder("md5", "pdq");
    assertThat(frozen.entries(value("md5", 10))).isEmpty();
    assertThat(frozen.entries(value("sha1", 1))).isEmpty();
    Set<Pdq> near = new HashSet<>();
    frozen.find(List.of((Pdq) PDQ), 0, (query, found, distance) -> near.add(found));
    assertThat(near).containsExactly((Pdq) PDQ);
    assertThat(frozen.estimate(31)).isPositive();
  }

  @Test
  void aMatchTellsMemberIdClassificationAndTags() throws Exception {
    exchange.list(key("b", 7), List.of(ListedValue.of(MD5)), Optional.of("B2"));
    exchange.list(key("", 9), List.of(ListedValue.of(MD5)), Optional.empty());
    sync();
    assertThat(list.freeze().entries(MD5))
        .containsExactly(
            new ListEntry(Stores.ID, MD5, Optional.of("9"), Optional.empty(), tags()),
            new ListEntry(Stores.ID, MD5, Optional.of("b/7"), Optional.of("B2"), tags()));
  }

  private static SortedSet<String> tags() {
    return new TreeSet<>(Set.of("status:tried"));
  }

  @Test
  void aValueStaysWhileAnotherMemberListsIt() throws Exception {
    exchange.list(key("a", 1), MD5);
    exchange.list(key("b", 1), MD5, PDQ);
    sync();
    exchange.withdraw(key("b", 1));
    Synced synced = sync();
    assertThat(synced.withdrawn()).isEqualTo(1);
    assertThat(Stores.ids(list.freeze(), MD5)).containsExactly("a/1");
    assertThat(list.freeze().entries(PDQ)).isEmpty();
    exchange.withdraw(key("a", 1));
    exchange.list(key("c", 1), value("sha1", 5));
    sync();
    assertThat(list.freeze().entries(MD5)).isEmpty();
    Stores.requirePublished(list, exchange.values());
  }

  @Test
  void anEntryIsReplacedAsAWhole() throws Exception {
    exchange.list(key("a", 1), MD5, PDQ);
    sync();
    exchange.list(key("a", 1), PDQ, value("sha256", 3));
    sync();
    Stores.requirePublished(list, Set.of(PDQ, value("sha256", 3)));
  }

  @Test
  void whatIsPulledIsNotListedBeforeItIsComplete() throws Exception {
    fill(4);
    sync();
    Set<Fingerprint> before = exchange.values();
    fill(12);
    exchange.withdraw(key("m0", 0));
    exchange.failAtPage(3, new IOException("the line is cut"));
    assertThatThrownBy(this::sync).hasMessage("the line is cut");
    Stores.requirePublished(list, before);
    assertThat(list.status().staged()).isEqualTo(9);
    assertThat(list.status().lastFailure())
        .hasValue(new ListStatus.Failure(NOW, "the line is cut"));
    exchange.work();
    assertThat(sync().told()).isEqualTo(4); // it goes on where it was
    Stores.requirePublished(list, exchange.values());
    assertThat(list.status().staged()).isZero();
  }

  @Test
  void anUnusableAnswerLeavesThePublishedVersion() throws Exception {
    fill(4);
    sync();
    ListStatus before = list.status();
    exchange.withdraw(key("m0", 0));
    exchange.failAtPage(0, new ExchangeException("this is no page"));
    assertThatThrownBy(this::sync).isInstanceOf(ExchangeException.class);
    assertThat(list.status().version()).isEqualTo(before.version());
    assertThat(list.status().lastFailure().orElseThrow().message()).isEqualTo("this is no page");
    assertThat(list.status().lastSuccess()).isEqualTo(before.lastSuccess()).hasValue(NOW);
  }

  @Test
  void aWholeListReplacesWhatWasListed() throws Exception {
    fill(10);
    sync();
    exchange.withdraw(key("m0", 0));
    exchange.forget();
    exchange.list(key("m9", 99), value("sha1", 1));
    exchange.forget();
    Synced synced = sync();
    assertThat(synced.withdrawn()).isEqualTo(2);
    assertThat(synced.added()).isEqualTo(1);
    Stores.requirePublished(list, exchange.values());
  }

  @Test
  void nothingNewIsNoNewVersionButKnownToBeCurrent() throws Exception {
    fill(3);
    sync();
    Instant later = NOW.plusSeconds(3600);
    exchange.isOf(later);
    exchange.withdraw(key("nobody", 1));
    exchange.list(key("m0", 0), value("md5", 0), value("pdq", 0));
    Synced synced = list.sync(exchange, later, SyncObserver.NONE);
    assertThat(synced.isNew()).isFalse();
    assertThat(list.history()).hasSize(1);
    assertThat(synced.version().asOf()).isEqualTo(later);
    assertThat(synced.version().source().orElseThrow().retrievedOn()).isEqualTo(later);
    assertThat(list.history().get(0).publishedOn()).isEqualTo(NOW);
  }

  @Test
  void aListIsNeverOfTomorrow() throws Exception {
    fill(1);
    exchange.isOf(NOW.plusSeconds(999_999));
    assertThat(sync().version().asOf()).isEqualTo(NOW);
  }

  @Test
  void whatIsNotEvaluatedIsCountedAndKept() throws Exception {
    ListedValue other = ListedValue.notEvaluated("pdna", "opaque").voted(2, 1);
    exchange.list(key("a", 1), List.of(ListedValue.of(MD5), other), Optional.empty());
    exchange.list(key("a", 2), List.of(other), Optional.empty());
    exchange.refuse("element 4", "an id was expected");
    Synced synced = sync();
    assertThat(synced.version().source().orElseThrow().notEvaluated()).containsEntry("pdna", 2L);
    assertThat(synced.version().source().orElseThrow().refused()).isEqualTo(1);
    assertThat(synced.version().entries()).containsOnlyKeys("md5");
    assertThat(list.status().refusals())
        .containsExactly(new ListStatus.Refusal("element 4", "an id was expected"));
    exchange.list(key("a", 2), List.of(), Optional.empty());
    Synced next = sync();
    assertThat(next.isNew()).isTrue();
    assertThat(next.version().source().orElseThrow().notEvaluated()).containsEntry("pdna", 1L);
    assertThat(next.version().commitment()).isEqualTo(synced.version().commitment());
  }

  @Test
  void anEntryThatCannotBeReadAnyMoreStaysAsItWas() throws Exception {
    exchange.list(key("a", 1), value("md5", 1));
    exchange.list(key("a", 2), value("md5", 2));
    sync();
    exchange.spoil(key("a", 1));
    exchange.spoil(key("a", 9)); // was never listed
    exchange.list(key("a", 3), value("md5", 3));
    exchange.spoil(key("a", 3)); // after it was read
    assertThat(sync().version().entries()).containsEntry("md5", 3L);
    exchange.withdraw(key("a", 2));
    exchange.forget(); // the whole list is told anew, and has nothing that can be read
    exchange.spoil(key("a", 1));
    exchange.spoil(key("a", 3));
    assertThat(sync().version().entries()).containsEntry("md5", 2L);
    FrozenList frozen = list.freeze();
    assertThat(frozen.entries(value("md5", 1))).hasSize(1);
    assertThat(frozen.entries(value("md5", 2))).isEmpty();
    assertThat(frozen.entries(value("md5", 3))).hasSize(1);
  }

  @Test
  void aFrozenVersionStaysAsItIs() throws Exception {
    fill(10);
    sync();
    Set<Fingerprint> before = exchange.values();
    FrozenList frozen = list.freeze();
    FrozenList pinned = list.freeze(directory.resolve("pin"));
    exchange.withdraw(key("m1", 1));
    exchange.list(key("m9", 50), value("md5", 50));
    sync();
    for (FrozenList kept :
        List.of(frozen, pinned, ListStore.in(folder).openFrozen(directory.resolve("pin")))) {
      assertThat(kept.version()).isEqualTo(frozen.version());
      Stores.requireListed(kept, before);
      assertThat(kept.entries(value("md5", 50))).isEmpty();
      assertThat(Stores.ids(kept, value("md5", 2))).containsExactly("m2/2");
      assertThat(kept.entries(MD5)) // withdrawn meanwhile
          .containsExactly(new ListEntry(Stores.ID, MD5, Optional.empty(), Optional.empty()));
    }
    assertThatThrownBy(() -> list.freeze(directory.resolve("pin")))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(ListStore.in(folder).remove(Stores.ID)).isTrue();
    FrozenList afterwards = ListStore.in(folder).openFrozen(directory.resolve("pin"));
    Stores.requireListed(afterwards, before);
  }

  @Test
  void anEmptyListCannotBeFrozen() throws Exception {
    assertThatThrownBy(() -> list.freeze()).hasMessageContaining("sync it first");
    assertThatThrownBy(() -> list.exportCommitment()).hasMessageContaining("sync it first");
    sync();
    assertThatThrownBy(() -> list.freeze()).hasMessageContaining("leave it out");
    assertThat(list.status().version().orElseThrow().size()).isZero();
    fill(2);
    sync();
    Stores.requirePublished(list, exchange.values());
    exchange.withdraw(key("m0", 0));
    exchange.withdraw(key("m1", 1));
    sync();
    Stores.requirePublished(list, Set.of());
  }

  @Test
  void damagedIndexesAreMadeAnewByTheNextSync() throws Exception {
    fill(10);
    sync();
    Files.delete(folder.resolve("tried/live/md5/state"));
    assertThatThrownBy(() -> list.freeze()).isInstanceOf(IOException.class);
    exchange.withdraw(key("m1", 1));
    sync();
    Stores.requirePublished(list, exchange.values());
  }

  /** One bit of what is looked up: a run does not begin, and the next sync mends it. */
  @Test
  void aDamagedIndexIsNotScreenedWith() throws Exception {
    fill(10);
    sync();
    Path base;
    try (Stream<Path> files = Files.list(folder.resolve("tried/live/md5"))) {
      base = files.filter(f -> f.getFileName().toString().startsWith("base")).findAny().get();
    }
    byte[] bytes = Files.readAllBytes(base);
    bytes[bytes.length / 2] ^= 1;
    Files.write(base, bytes);
    assertThatThrownBy(() -> list.freeze())
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("sync the list, which makes it anew");
    sync();
    Stores.requirePublished(list, exchange.values());
  }

  @Test
  void aWholeListThatIsToldAsEmptyIsNotBelieved() throws Exception {
    fill(10);
    sync();
    Set<Fingerprint> before = exchange.values();
    for (int i = 0; i < 10; i++) {
      exchange.withdraw(key("m" + i % 3, i));
    }
    exchange.forget();
    assertThatThrownBy(this::sync)
        .isInstanceOf(ExchangeException.class)
        .hasMessage("the whole list was told as empty; what was listed stays");
    Stores.requirePublished(list, before);
    exchange.list(key("m0", 0), value("md5", 0));
    exchange.forget();
    sync();
    Stores.requirePublished(list, Set.of(value("md5", 0)));
  }

  @Test
  void aListOfKnownGoodIsNoListOfWhatMustGo() throws Exception {
    SortedSet<String> good = new TreeSet<>(Set.of(ListElement.KNOWN_GOOD));
    exchange.list(
        new Told.Listed(key("", 1), List.of(ListedValue.of(MD5)), Optional.empty(), good));
    assertThatThrownBy(this::sync).hasMessageContaining("add it with --known-good");
    assertThat(list.status().version()).isEmpty();
  }

  @Test
  void theCommitmentTellsNothingElse() throws Exception {
    fill(2);
    sync();
    assertThat(list.exportCommitment().members())
        .containsOnlyKeys("id", "version", "asOf", "entries", "commitment");
    assertThat(list.exportCommitment().write()).doesNotContain("Provider");
  }

  @Test
  void filesAreTheOwnersOnly() throws Exception {
    fill(10);
    sync();

    assertThat(list.freeze(directory.resolve("pin")).entries(MD5)).hasSize(1); // and stays open
    for (Path root : List.of(folder, directory.resolve("pin"))) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(f -> !f.toString().endsWith(".lock")).toList()) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .as(file.toString())
              .isIn("rwx------", "rw-------");
        }
      }
    }
    assertThat(folder.resolve("tried/state.db-wal")).exists();
  }

  @Test
  void aRunThatHasAProgramForThemGetsTheValuesThatAreNotEvaluated() throws Exception {
    LicensedHash zz = new LicensedHash("pdna", "zz");
    LicensedHash umlaut = new LicensedHash("pdna", "ä b");
    exchange.list(
        key("a", 1),
        List.of(
            ListedValue.of(MD5),
            ListedValue.notEvaluated("pdna", "zz"),
            ListedValue.notEvaluated("vpdq", "v")),
        Optional.of("A1"));
    exchange.list(
        key("", 2),
        List.of(
            ListedValue.notEvaluated("pdna", "zz"),
            ListedValue.notEvaluated("pdna", "ä b"),
            ListedValue.notEvaluated("pdna", " padded ")),
        Optional.empty());
    sync();
    FrozenList plain = list.freeze(directory.resolve("licensed"));
    FrozenList frozen = plain.evaluating(Set.of("pdna", "other"));
    assertThat(frozen.version().entries()).isEqualTo(Map.of("md5", 1L, "pdna", 2L));
    assertThat(frozen.version().source().orElseThrow().notEvaluated())
        .isEqualTo(Map.of("pdna", 1L, "vpdq", 1L)); // no program can be told what is padded
    assertThat(frozen.version().size()).isEqualTo(3);
    assertThat(frozen.version().commitment()).isEqualTo(Stores.root(Set.of(MD5, zz, umlaut)));
    assertThat(frozen.algorithms()).containsExactlyInAnyOrder("md5", "pdna");
    assertThat(frozen.entries("pdna"))
        .extracting(e -> e.fingerprint() + " " + e.id().orElseThrow() + e.classification())
        .containsExactly(
            "pdna hash 2Optional.empty", "pdna hash a/1Optional[A1]", "pdna hash 2Optional.empty");
    assertThat(frozen.entries(zz)).hasSize(2);
    assertThat(frozen.entries("md5")).extracting(ListEntry::fingerprint).containsExactly(MD5);
    assertThat(Stores.ids(frozen, MD5)).containsExactly("a/1");
    assertThat(frozen.named("a/1"))
        .extracting(ListEntry::fingerprint)
        .containsExactlyInAnyOrder(MD5, zz); // no video has that text
    assertThat(plain.named("2"))
        .extracting(ListEntry::fingerprint)
        .containsExactlyInAnyOrder(zz, umlaut);
    assertThat(plain.evaluating(Set.of("other")).version()).isEqualTo(plain.version());
    assertThat(plain.entries("pdna")).isEmpty();
  }

  @Test
  void videosAreReadFromTheirTextsWithoutAnyProgram() throws Exception {
    Vpdq video = new Vpdq(List.of(new Vpdq.Frame(Pdq.parse("ab".repeat(32)), 90, 1_500)));
    exchange.list(
        key("a", 1), List.of(ListedValue.of(MD5), ListedValue.of(video)), Optional.of("A1"));
    exchange.list(key("a", 2), List.of(ListedValue.notEvaluated("vpdq", "v")), Optional.empty());
    sync();
    FrozenList frozen = list.freeze(directory.resolve("videos")).evaluating(Set.of());
    assertThat(frozen.version().entries()).isEqualTo(Map.of("md5", 1L, "vpdq", 1L));
    assertThat(frozen.version().source().orElseThrow().notEvaluated())
        .isEqualTo(Map.of("vpdq", 1L));
    assertThat(frozen.entries("vpdq").map(ListEntry::fingerprint)).containsExactly(video);
    assertThat(frozen.version().commitment()).isEqualTo(Stores.root(Set.of(MD5, video)));
  }
}
