package assay.match.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.durable.AtomicFile;
import assay.fingerprint.Fingerprint;
import assay.match.index.FingerprintColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The writer ends before each of its effects, as in a power failure. */
class LivePowerLossTest {
  private static final List<Fingerprint> VALUES = Lists.values("sha256", 9);
  private static final Set<Fingerprint> OLD = Set.copyOf(VALUES.subList(0, 6));
  private static final Set<Fingerprint> NEW = Set.copyOf(VALUES.subList(2, 9));
  private static final Change CHANGE =
      new Change(Set.copyOf(VALUES.subList(6, 9)), Set.copyOf(VALUES.subList(0, 2)));

  @TempDir private Path directory;
  private Path folder;

  private static final class PowerLoss extends Error {
    private static final long serialVersionUID = 1;
  }

  @BeforeEach
  void begin() {
    folder = directory.resolve("live");
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "state"})
  void whatWasNotBegunInFullIsBegunAgain(String fatal) throws IOException {
    assertThatThrownBy(() -> LiveIndex.create(new LiveFolder(folder, dying(fatal)), column(OLD)))
        .isInstanceOf(PowerLoss.class);
    leaveUnfinishedFiles();
    assertThatThrownBy(() -> LiveIndex.open(folder)).isInstanceOf(NoSuchFileException.class);
    LiveIndex.create(folder, column(OLD));
    requireState(OLD);
  }

  @Test
  void aChangeIsInEffectOrNot() throws IOException {
    LiveIndex.create(folder, column(OLD));
    try (LiveIndex dying = LiveIndex.open(new LiveFolder(folder, dying("state")), Lists.NEVER)) {
      assertThatThrownBy(() -> dying.change(CHANGE)).isInstanceOf(PowerLoss.class);
      assertThat(matching(dying.view())).isEqualTo(OLD);
    }
    leaveUnfinishedFiles();
    requireState(OLD);
    try (LiveIndex index = LiveIndex.open(folder)) {
      index.change(CHANGE);
    }
    requireState(NEW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "state", "remove"})
  void aMergeThatEndsEarlyChangesNothingAndIsDoneAgain(String fatal) throws IOException {
    LiveIndex.create(folder, column(OLD));
    try (LiveIndex dying = LiveIndex.open(new LiveFolder(folder, dying(fatal)), Lists.NEVER)) {
      change(CHANGE);
      assertThatThrownBy(dying::merge).isInstanceOf(PowerLoss.class);
    }
    leaveUnfinishedFiles();
    requireState(NEW);
    change(Change.withdraw(NEW));
    change(Change.add(OLD));
    requireState(OLD);
    try (LiveIndex index = LiveIndex.open(folder)) {
      index.merge();
      assertThat(index.view().pending()).isZero();
    }
    requireState(OLD);
    assertThat(folder.toFile().list()).filteredOn(name -> name.contains("base-")).hasSize(1);
  }

  private static Steps dying(String fatal) {
    return step -> {
      if (step.equals(fatal)) {
        throw new PowerLoss();
      }
    };
  }

  /** As if it had ended while it was writing. */
  private void leaveUnfinishedFiles() throws IOException {
    for (String name : List.of("state", "base-1", "base-2", "base-3")) {
      Files.write(AtomicFile.temporary(folder.resolve(name)), new byte[] {1, 2, 3});
    }
  }

  private void change(Change change) throws IOException {
    try (LiveIndex index = LiveIndex.open(folder)) {
      index.change(change);
    }
  }

  private void requireState(Set<Fingerprint> expected) throws IOException {
    try (LiveIndex index = LiveIndex.open(folder)) {
      assertThat(matching(index.view())).isEqualTo(expected);
      assertThat(index.view().size()).isEqualTo(expected.size());
    }
  }

  private static Set<Fingerprint> matching(LiveView view) {
    return VALUES.stream().filter(view::matches).collect(Collectors.toSet());
  }

  private static FingerprintColumn column(Set<Fingerprint> values) {
    return Lists.column("sha256", values);
  }
}
