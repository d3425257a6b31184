package assay.match.bank;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import assay.json.JsonObject;
import assay.match.exchange.EntryKey;
import assay.match.exchange.HashListExchange;
import assay.match.exchange.ListedValue;
import assay.match.exchange.Page;
import assay.match.exchange.Pull;
import assay.match.exchange.Settings;
import assay.match.exchange.Told;
import assay.match.list.HashLists;
import assay.match.store.ListAbout;
import assay.match.store.ListStore;
import assay.match.store.ManagedList;
import assay.match.store.SyncObserver;
import assay.policy.Policy;
import assay.testkit.PdqVariations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list that was pulled answers as the same list in a file does. */
class ManagedBankTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final int ENTRIES = 300;

  @TempDir private Path directory;
  private final SplittableRandom random = new SplittableRandom(8);
  private final PdqHashes picture =
      new PdqHashes(Stream.generate(() -> PdqVariations.random(random)).limit(8).toList(), 80);
  private final List<Told> told = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private FrozenBank files;
  private FrozenBank managed;

  @BeforeEach
  void load() throws Exception {
    for (int i = 0; i < ENTRIES; i++) {
      add(i, digest(i % 50));
      Pdq hash = picture.variants().get(i % 8);
      add(ENTRIES + i, PdqVariations.atDistance(hash, random.nextInt(40), random));
    }
    Path file = Files.write(directory.resolve("same.jsonl"), lines);
    files = FrozenBank.of(HashLists.load(List.of(file.toString())), Policy.standard());
    ManagedList list = ListStore.in(directory.resolve("lists")).add(about());
    list.sync(exchange(List.of()), NOW, SyncObserver.NONE);
    list.sync(exchange(told.subList(0, 100)), NOW, SyncObserver.NONE);
    list.sync(exchange(told), NOW, SyncObserver.NONE);
    managed = FrozenBank.of(List.of(list.freeze()), Policy.standard());
  }

  @Test
  void equalValuesAreFoundWithTheSameEntries() {
    for (int i = 0; i < 60; i++) {
      assertThat(managed.find(digest(i))).isEqualTo(files.find(digest(i)));
    }
    assertThat(managed.find(digest(1))).hasSize(6);
    assertThat(managed.digests()).isEqualTo(files.digests());
    assertThat(managed.holds("pdq")).isTrue();
  }

  @Test
  void nearValuesAreFoundInTheSameOrder() {
    assertThat(files.find(picture)).hasSize(FrozenBank.MOST_NEAR);
    assertThat(managed.find(picture)).isEqualTo(files.find(picture));
    assertThat(managed.isNear(picture, 5)).isTrue();
    assertThat(managed.nanos(5)).isPositive();
  }

  @Test
  void theCommitmentIsTheSame() {
    assertThat(managed.lists().get(0).commitment()).isEqualTo(files.lists().get(0).commitment());
    assertThat(managed.lists().get(0).entries()).isEqualTo(files.lists().get(0).entries());
  }

  private static Digest digest(int number) {
    byte[] content = ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    return Digest.compute(DigestAlgorithm.SHA1, content);
  }

  private void add(int number, Fingerprint value) {
    String id = Integer.toString(number);
    told.add(
        new Told.Listed(
            new EntryKey("", id),
            List.of(ListedValue.of(value)),
            Optional.of("A" + number % 2),
            Collections.emptySortedSet()));
    lines.add(
        JsonObject.empty()
            .with("algorithm", value.algorithmName())
            .with("value", value.hex())
            .with("id", id)
            .with("classification", "A" + number % 2)
            .write());
  }

  private static ListAbout about() {
    return new ListAbout(
        "same",
        "same",
        "Nobody",
        ListAbout.Terms.NAMED,
        "told",
        Settings.of(Map.of(), Map.of()),
        ListAbout.Limits.none(),
        Optional.empty(),
        false,
        ListAbout.Kind.KNOWN,
        false,
        Optional.empty(),
        NOW);
  }

  private static HashListExchange exchange(List<Told> told) {
    return new HashListExchange() {
      @Override
      public String name() {
        return "told";
      }

      @Override
      public Pull pull(JsonObject cursor, Instant now) throws IOException {
        return () -> new Page(false, told, JsonObject.empty(), Optional.of(NOW));
      }
    };
  }
}
