package assay.match.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.durable.OwnerOnly;
import assay.fingerprint.Fingerprint;
import assay.match.file.IndexFileException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class LiveIndexTest {
  private static final Fingerprint BASE = Lists.value("pdq", 1);
  private static final Fingerprint ADDED = Lists.value("pdq", 2);
  private static final Fingerprint ABSENT = Lists.value("pdq", 3);

  @TempDir private Path directory;
  private Path folder;
  private LiveIndex index;

  @BeforeEach
  void begin() throws IOException {
    folder = directory.resolve("live");
    index = Lists.create(folder, "pdq", List.of(BASE));
    index.change(Change.add(List.of(ADDED)));
  }

  @AfterEach
  void end() throws IOException {
    index.close();
  }

  @Test
  void whatIsWithdrawnDoesNotMatchWhereverItWas() throws IOException {
    for (Fingerprint value : List.of(BASE, ADDED, ABSENT)) {
      index.change(Change.withdraw(List.of(value)));
      assertThat(index.view().matches(value)).isFalse();
    }
    assertThat(index.view().size()).isZero();
  }

  @Test
  void whatIsAddedAgainMatches() throws IOException {
    for (Fingerprint value : List.of(BASE, ADDED)) {
      index.change(Change.withdraw(List.of(value)));
      index.change(Change.add(List.of(value)));
      assertThat(index.view().matches(value)).isTrue();
    }
    assertThat(index.view().size()).isEqualTo(2);
    assertThat(index.view().pending()).isOne();
  }

  @Test
  void whatIsAddedTwiceIsWithdrawnAtOnce() throws IOException {
    index.change(Change.add(List.of(BASE, ADDED)));
    assertThat(index.view().size()).isEqualTo(2);
    index.change(Change.withdraw(List.of(BASE, ADDED)));
    assertThat(index.view().size()).isZero();
  }

  @Test
  void aViewStaysAsItWas() throws IOException {
    LiveView before = index.view();
    index.change(Change.withdraw(List.of(BASE, ADDED)));
    index.merge();
    assertThat(before.matches(BASE)).isTrue();
    assertThat(before.matches(ADDED)).isTrue();
    assertThat(index.view().matches(BASE)).isFalse();
  }

  @Test
  void whatChangesDuringAMergeIsKept() throws IOException {
    Fingerprint later = Lists.value("pdq", 4);
    Fingerprint back = Lists.value("pdq", 5);
    index.change(Change.add(List.of(back)));
    index.merge();
    index.change(Change.withdraw(List.of(back)));
    Change meanwhile = new Change(Set.of(later, back, ABSENT), Set.of(ADDED, BASE));
    try (LiveIndex merging =
        LiveIndex.open(
            new LiveFolder(
                folder,
                step -> {
                  if (step.equals("base")) {
                    index.change(meanwhile);
                  }
                }),
            Lists.NEVER)) {
      merging.merge();
      for (LiveView view : List.of(merging.view(), index.refresh())) {
        assertThat(Stream.of(BASE, ADDED, ABSENT, later, back).filter(view::matches))
            .containsExactly(ABSENT, later, back);
        assertThat(view.size()).isEqualTo(3);
        assertThat(view.pending()).isPositive();
      }
    }
  }

  @Test
  void aMergeBeginsByItselfWhenMuchIsPending() throws IOException {
    try (LiveIndex merging = LiveIndex.open(new LiveFolder(folder, Steps.UNWATCHED), 100)) {
      merging.change(Change.add(Lists.values("pdq", 200)));
    }
    assertThat(index.refresh().pending()).isZero();
    assertThat(index.view().size()).isEqualTo(200);
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("state", "base-2", "changing.lock", "merging.lock");
  }

  @Test
  void aMergeThatFailedIsToldByTheNextChangeWhichIsInEffect() throws IOException {
    Steps full =
        step -> {
          if (step.equals("base")) {
            throw new IOException("no space");
          }
        };
    LiveIndex failing = LiveIndex.open(new LiveFolder(folder, full), 1);
    failing.change(Change.add(List.of(ABSENT)));
    assertThatThrownBy(() -> failing.change(Change.withdraw(List.of(BASE))))
        .isInstanceOf(IOException.class)
        .hasMessage("all changes are in effect, but they could not be merged")
        .hasRootCauseMessage("no space");
    assertThat(failing.view().matches(ABSENT)).isTrue();
    assertThat(index.refresh().matches(BASE)).isFalse();
    assertThatThrownBy(failing::close).hasRootCauseMessage("no space");
  }

  @Test
  void aMergeOfNothingChangesNothing() throws IOException {
    index.merge();
    long generation = index.view().generation();
    index.merge();
    assertThat(index.view().generation()).isEqualTo(generation);
  }

  @Test
  void valuesOfAnotherAlgorithmAreRefusedInChangesAndMatchNothing() {
    Fingerprint digest = Lists.value("md5", 1);
    assertThat(index.view().matches(digest)).isFalse();
    for (Change change : List.of(Change.add(List.of(digest)), Change.withdraw(List.of(digest)))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> index.change(change))
          .withMessage("expected pdq, found md5");
    }
    assertThat(index.view().generation()).isEqualTo(2);
  }

  @Test
  void aChangeThatContradictsItselfIsRefused() {
    Set<Fingerprint> one = Set.of(BASE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Change(one, one))
        .withMessage("a value is both added and withdrawn");
  }

  @Test
  void aChangeSaysHowManyAndNotWhich() {
    assertThat(new Change(Set.of(BASE), Set.of(ADDED, ABSENT))).hasToString("1 added, 2 withdrawn");
  }

  @Test
  void oneIsBegunOnlyOnceInAFolder() {
    assertThatThrownBy(() -> Lists.create(folder, "pdq", List.of()))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> LiveIndex.open(directory)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void everythingIsItsOwnersOnly() throws IOException {
    index.merge();
    for (String name : List.of("", "state", "base-2")) {
      assertThat(OwnerOnly.isExposed(folder.resolve(name))).as(name).isFalse();
    }
  }

  @Test
  void aFlippedBitOrACutInTheStateIsRefused() throws IOException {
    index.change(Change.withdraw(List.of(BASE)));
    Path state = folder.resolve("state");
    byte[] whole = Files.readAllBytes(state);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << (at % 8));
      requireRefused(state, damaged);
      requireRefused(state, Arrays.copyOf(whole, at));
    }
    requireRefused(state, Arrays.copyOf(whole, whole.length + 1));
  }

  @Test
  void aFlippedBitInTheBaseIsRefused() throws IOException {
    Path base = folder.resolve("base-1");
    byte[] whole = Files.readAllBytes(base);
    for (int at = 0; at < whole.length; at += 1 + at / 100) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << (at % 8));
      requireRefused(base, damaged);
    }
  }

  private void requireRefused(Path file, byte[] content) throws IOException {
    Files.write(file, content);
    assertThatThrownBy(() -> LiveIndex.open(folder))
        .isInstanceOf(IndexFileException.class)
        .hasMessageStartingWith(file.toString());
  }

  @Test
  void aMissingBaseIsRefused() throws IOException {
    Files.delete(folder.resolve("base-1"));
    assertThatThrownBy(() -> LiveIndex.open(folder))
        .isInstanceOf(IndexFileException.class)
        .hasMessage(folder.resolve("base-1") + ": it is missing");
  }
}
