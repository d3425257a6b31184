package assay.match.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.fingerprint.Fingerprint;
import assay.match.index.ColumnFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveReplaceTest {
  @TempDir private Path directory;

  private static ColumnFile.Source sorted(Collection<Fingerprint> values) {
    return asTheyCome(values.stream().sorted(Fingerprint.BY_BYTES).toList());
  }

  private static ColumnFile.Source asTheyCome(List<Fingerprint> values) {
    return sink -> {
      for (Fingerprint value : values) {
        sink.add(value);
      }
    };
  }

  private static List<Fingerprint> listed(LiveView view) {
    List<Fingerprint> listed = new ArrayList<>();
    view.forEach(listed::add);
    return listed;
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdq", "md5", "sha1", "sha512"})
  void valuesThatAreNotHeldInMemoryTakeThePlaceOfAll(String algorithm) throws IOException {
    List<Fingerprint> all = Lists.values(algorithm, 5_000);
    List<Fingerprint> some = all.subList(2_000, 5_000);
    assertThat(LiveIndex.replace(directory, algorithm, sorted(all))).isEqualTo(1);
    try (LiveIndex index = LiveIndex.open(directory)) {
      assertThat(all).allMatch(index.view()::matches);
      index.change(Change.withdraw(List.of(all.get(4_000))));
      LiveView before = index.view();
      assertThat(LiveIndex.replace(directory, algorithm, sorted(some))).isEqualTo(3);
      assertThat(LiveIndex.generation(directory)).isEqualTo(3);
      assertThat(before.matches(all.get(0))).isTrue(); // a view never changes
      LiveView after = index.refresh();
      assertThat(after.size()).isEqualTo(3_000);
      assertThat(after.matches(all.get(0))).isFalse();
      assertThat(after.matches(all.get(4_000))).isTrue();
    }
    try (var files = Files.list(directory)) {
      assertThat(files.filter(f -> f.getFileName().toString().startsWith("base-"))).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdq", "sha256"})
  void allThatIsListedIsToldInOrder(String algorithm) throws IOException {
    List<Fingerprint> all = Lists.values(algorithm, 200);
    LiveIndex.replace(directory, algorithm, sorted(all.subList(0, 100)));
    try (LiveIndex index = LiveIndex.open(directory)) {
      index.change(Change.add(all.subList(100, 200)));
      index.change(Change.withdraw(all.subList(50, 150)));
      List<Fingerprint> expected = new ArrayList<>(all);
      expected.removeAll(new HashSet<>(all.subList(50, 150)));
      expected.sort(Fingerprint.BY_BYTES);
      assertThat(listed(index.view())).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdq", "md5"})
  void whatIsKeptElsewhereStaysAsItIs(String algorithm) throws IOException {
    List<Fingerprint> all = Lists.values(algorithm, 20);
    Path folder = directory.resolve("live");
    Path pin = directory.resolve("pin");
    LiveIndex.replace(folder, algorithm, sorted(all.subList(0, 10)));
    try (LiveIndex index = LiveIndex.open(folder)) {
      index.change(Change.add(all.subList(10, 15)));
      LiveIndex.pin(folder, pin);
      index.change(Change.withdraw(all.subList(0, 12)));
      index.merge();
    }
    LiveIndex.replace(folder, algorithm, sorted(List.of()));
    try (LiveIndex kept = LiveIndex.open(pin)) {
      assertThat(new HashSet<>(listed(kept.view()))).isEqualTo(new HashSet<>(all.subList(0, 15)));
    }
    LiveIndex.pin(folder, pin);
    try (LiveIndex kept = LiveIndex.open(pin)) {
      assertThat(kept.view().size()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"state", "base-1"})
  void whatWasDamagedIsWholeAfterwards(String file) throws IOException {
    List<Fingerprint> all = Lists.values("pdq", 20);
    LiveIndex.replace(directory, "pdq", sorted(all));
    Files.write(directory.resolve(file), new byte[] {1, 2, 3});
    LiveIndex.replace(directory, "pdq", sorted(all));
    try (LiveIndex index = LiveIndex.open(directory)) {
      assertThat(index.view().size()).isEqualTo(20);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void valuesOutOfOrderAreRefused(boolean twice) throws IOException {
    List<Fingerprint> all = new ArrayList<>(Lists.values("pdq", 2));
    all.sort(Fingerprint.BY_BYTES.reversed());
    List<Fingerprint> wrong = twice ? List.of(all.get(0), all.get(0)) : all;
    LiveIndex.replace(directory, "pdq", sorted(all));
    assertThatThrownBy(() -> LiveIndex.replace(directory, "pdq", asTheyCome(wrong)))
        .isInstanceOf(IllegalArgumentException.class);
    try (LiveIndex index = LiveIndex.open(directory)) {
      assertThat(index.view().size()).isEqualTo(2);
    }
  }
}
