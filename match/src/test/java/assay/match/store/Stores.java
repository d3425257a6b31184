package assay.match.store;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Fingerprint;
import assay.list.ListEntry;
import assay.match.exchange.Secret;
import assay.match.exchange.Settings;
import assay.match.list.Commitment;
import assay.match.list.FrozenList;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** What the tests of this package share. */
final class Stores {
  static final Instant NOW = Instant.parse("2026-03-01T13:00:00Z");
  static final String ID = "tried";

  private Stores() {}

  static ListAbout about(String id) {
    return new ListAbout(
        id,
        "list-0011223344556677",
        "Provider A",
        ListAbout.Terms.WITHHELD,
        "scripted",
        Settings.of(
            Map.of("url", "http://127.0.0.1:1/"),
            Map.of("password", new Secret.Environment("PASSWORD_OF_A"))),
        new ListAbout.Limits(OptionalInt.of(10), OptionalInt.empty(), OptionalInt.of(60)),
        Optional.of("A1"),
        true,
        ListAbout.Kind.KNOWN,
        true,
        Optional.of(Duration.ofHours(1)),
        NOW);
  }

  static ManagedList add(Path folder) throws IOException {
    return ListStore.in(folder).add(about(ID));
  }

  static ManagedList find(Path folder, Steps steps) throws IOException {
    return ListStore.in(folder).find(ID, steps).orElseThrow();
  }

  /** Requires that exactly the values of the exchange are published, with their commitment. */
  static void requirePublished(ManagedList list, Set<Fingerprint> expected) throws IOException {
    var version = list.status().version().orElseThrow();
    assertThat(version.size()).isEqualTo(expected.size());
    assertThat(version.commitment()).isEqualTo(root(expected));
    if (expected.isEmpty()) {
      assertThat(version.entries()).isEmpty();
      return;
    }
    FrozenList frozen = list.freeze();
    assertThat(frozen.version()).isEqualTo(version);
    requireListed(frozen, expected);
  }

  static void requireListed(FrozenList frozen, Set<Fingerprint> expected) {
    assertThat(expected).allMatch(value -> frozen.entries(value).findAny().isPresent());
    assertThat(frozen.version().size()).isEqualTo(expected.size());
    assertThat(frozen.version().entries())
        .isEqualTo(
            expected.stream()
                .collect(Collectors.groupingBy(Fingerprint::algorithmName, Collectors.counting())));
  }

  static String root(Set<Fingerprint> values) {
    Commitment commitment = new Commitment();
    values.stream()
        .sorted(
            Comparator.comparing(Fingerprint::algorithmName).thenComparing(Fingerprint.BY_BYTES))
        .forEach(commitment::add);
    return commitment.root();
  }

  static Set<String> ids(FrozenList frozen, Fingerprint value) {
    return frozen
        .entries(value)
        .map(ListEntry::id)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }
}
