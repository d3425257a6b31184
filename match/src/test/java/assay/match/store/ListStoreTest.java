package assay.match.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.json.JsonObject;
import assay.match.exchange.Settings;
import assay.policy.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListStoreTest {
  @TempDir private Path directory;
  private ListStore store;

  @BeforeEach
  void open() {
    store = ListStore.in(directory.resolve("lists"));
  }

  @Test
  void listsAreAddedFoundAndRemoved() throws Exception {
    assertThat(store.ids()).isEmpty();
    assertThat(store.find("a")).isEmpty();
    store.add(Stores.about("b"));
    store.add(Stores.about("a"));
    assertThat(store.ids()).containsExactly("a", "b");
    assertThat(store.find("a").orElseThrow().about()).isEqualTo(Stores.about("a"));
    assertThatThrownBy(() -> store.add(Stores.about("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is a list a already");
    ManagedList open = store.find("a").orElseThrow();
    assertThat(store.remove("a")).isTrue();
    assertThat(store.remove("a")).isFalse();
    assertThat(store.ids()).containsExactly("b");
    assertThatThrownBy(open::status).hasMessageContaining("the list was removed");
    assertThat(directory.resolve("lists").toFile().list()).containsOnly("b", "store.lock");
  }

  @Test
  void whatIsKnownOfAListIsReadBack() {
    ListAbout about = Stores.about("a");
    assertThat(ListAbout.read(about.json())).isEqualTo(about);
    ListAbout little =
        new ListAbout(
            "a",
            "a",
            "P",
            ListAbout.Terms.NAMED,
            "file",
            Settings.of(Map.of(), Map.of()),
            ListAbout.Limits.none(),
            Optional.empty(),
            false,
            ListAbout.Kind.KNOWN_GOOD,
            false,
            Optional.empty(),
            Stores.NOW);
    assertThat(ListAbout.read(little.json())).isEqualTo(little);
    assertThat(about.json().write()).contains("env:PASSWORD_OF_A");
  }

  @Test
  void aListHasThresholdsOfItsOwn() {
    assertThat(Stores.about("a").limits().over(new Thresholds(20, 31, 50)))
        .isEqualTo(new Thresholds(10, 31, 60));
    ListAbout.Limits contradicting =
        new ListAbout.Limits(OptionalInt.of(40), OptionalInt.empty(), OptionalInt.empty());
    assertThatThrownBy(() -> contradicting.over(Thresholds.standard()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".a", "a/b", "..", "a b"})
  void anIdIsAName(String id) {
    assertThatThrownBy(() -> Stores.about(id)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anIdThatSaysNothingIsNewEachTime() {
    assertThat(ListAbout.opaqueId())
        .matches("list-[0-9a-f]{16}")
        .isNotEqualTo(ListAbout.opaqueId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "publicId",
        "provider",
        "terms",
        "exchange",
        "settings",
        "secrets",
        "vetted",
        "kind",
        "feedback",
        "addedOn"
      })
  void whatIsIncompleteIsRefused(String missing) throws IOException {
    JsonObject whole = Stores.about("a").json();
    JsonObject cut = JsonObject.empty();
    for (Map.Entry<String, Object> member : whole.members().entrySet()) {
      cut = member.getKey().equals(missing) ? cut : cut.with(member.getKey(), member.getValue());
    }
    store.add(Stores.about("a"));
    Path about = directory.resolve("lists/a/about.json");
    Files.writeString(about, cut.write());
    assertThatThrownBy(() -> store.find("a"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("about.json: a member is missing");
  }
}
