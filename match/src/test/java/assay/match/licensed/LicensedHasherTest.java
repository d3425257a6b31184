package assay.match.licensed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import assay.fingerprint.LicensedHash;
import assay.item.MediaType;
import assay.list.ListEntry;
import assay.stage.UnreadableItemException;
import assay.testkit.ToyHasher;
import assay.verdict.Match;
import assay.verdict.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocol, as programs that follow it see it. */
class LicensedHasherTest {
  private static final MediaType PNG = MediaType.of("image/png");
  @TempDir static Path folder;
  @TempDir Path own;

  @BeforeAll
  static void make() throws Exception {
    ToyHasher.opened(folder);
  }

  /** The toy, and the example of the documentation where there is a Python. */
  static Stream<Path> programs() throws Exception {
    Path example = folder.resolve("toy-hasher.py");
    Files.copy(
        Path.of("../docs/extending/toy-hasher.py"),
        example,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.setPosixFilePermissions(example, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path toy = ToyHasher.program(folder);
    if (!Files.isExecutable(Path.of("/usr/bin/python3"))) {
      System.err.println("EXAMPLE NOT RUN: there is no /usr/bin/python3");
      return Stream.of(toy);
    }
    return Stream.of(toy, example);
  }

  private static byte[] content(long seed) {
    byte[] content = new byte[6400];
    new SplittableRandom(seed).nextBytes(content);
    return content;
  }

  private static ListEntry entry(String list, String id, String value) {
    return new ListEntry(list, new LicensedHash("toy", value), Optional.of(id), Optional.of("A1"));
  }

  /** So many means of the hash are one more than they were. */
  private static String away(String hash, int distance) {
    StringBuilder away = new StringBuilder();
    for (int i = 0; i < 64; i++) {
      int mean = Integer.parseInt(hash.substring(2 * i, 2 * i + 2), 16);
      int more = distance / 64 + (i < distance % 64 ? 1 : 0);
      away.append(String.format("%02x", mean + more));
    }
    return away.toString();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void whatItFindsIsToldWithTheEntriesOfEveryList(Path program) throws Exception {
    byte[] listed = content(1);
    String hash = ToyHasher.hash(listed);
    List<ListEntry> entries =
        List.of(
            entry("b", "near", away(hash, 100)),
            entry("a", "far", away(hash, 200)),
            entry("b", "same", hash),
            entry("a", "same too", hash));
    try (LicensedHasher hasher = LicensedHasher.install(program);
        OpenedHasher opened = hasher.open(LicensedEntries.of("toy", entries.stream()))) {
      assertThat(hasher.program().algorithm()).isEqualTo("toy");
      assertThat(hasher.program().appliesTo(PNG)).isTrue();
      assertThat(hasher.program().appliesTo(MediaType.of("video/mp4"))).isFalse();
      assertThat(hasher.hash(listed, PNG)).isEqualTo(new LicensedHash("toy", hash));
      assertThat(opened.match(listed, PNG))
          .containsExactly(
              new Match.Licensed(entries.get(2), 0, true),
              new Match.Licensed(entries.get(3), 0, true),
              new Match.Licensed(entries.get(0), 100, false));
      assertThat(opened.match(content(2), PNG)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void aValueThatItDoesNotTakeStopsEverythingAndIsNotQuoted(Path program) throws Exception {
    List<ListEntry> entries =
        List.of(entry("known", "1", "ab".repeat(64)), entry("other", "2", "not a toy hash"));
    try (LicensedHasher hasher = LicensedHasher.install(program)) {
      assertThatThrownBy(() -> hasher.open(LicensedEntries.of("toy", entries.stream())))
          .isInstanceOf(LicensedProgramException.class)
          .hasMessage(
              program
                  + ": does not take 1 of 2 values of toy, listed in other;"
                  + " nothing can be screened against them");
    }
  }

  @Test
  void whatItSaysIsWrongWithAnItemIsItsReasonAndItLivesOn() throws Exception {
    try (LicensedHasher hasher = LicensedHasher.install(ToyHasher.program(folder))) {
      byte[] faulty = ToyHasher.FAULTY.getBytes(US_ASCII);
      for (int i = 0; i < 3; i++) {
        assertThat(reason(() -> hasher.hash(faulty, PNG))).isEqualTo(Reason.ENCRYPTED);
      }
      assertThat(hasher.hash(content(1), PNG).text()).isEqualTo(ToyHasher.hash(content(1)));
    }
  }

  @Test
  void oneThatDiesTakesItsOwnItemAndHasAllEntriesAgain() throws Exception {
    String hash = ToyHasher.hash(content(7));
    try (LicensedHasher hasher = LicensedHasher.install(ToyHasher.program(folder));
        OpenedHasher opened =
            hasher.open(LicensedEntries.of("toy", Stream.of(entry("a", "1", hash))))) {
      byte[] deadly = ToyHasher.CRASHES.getBytes(US_ASCII);
      assertThat(reason(() -> opened.match(deadly, PNG))).isEqualTo(Reason.DECODE_ERROR);
      assertThat(opened.match(content(7), PNG)).hasSize(1);
    }
  }

  @Test
  void severalThreadsAskAtOnceAndEachGetsItsOwnAnswer() throws Exception {
    List<ListEntry> entries = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      entries.add(entry("a", Integer.toString(i), ToyHasher.hash(content(i))));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (LicensedHasher hasher = LicensedHasher.install(ToyHasher.program(folder));
        OpenedHasher opened = hasher.open(LicensedEntries.of("toy", entries.stream()))) {
      List<Future<List<Match.Licensed>>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        byte[] content = content(i % 20);
        answers.add(threads.submit(() -> opened.match(content, PNG)));
      }
      for (int i = 0; i < 200; i++) {
        assertThat(answers.get(i).get())
            .extracting(match -> match.entry().id())
            .containsExactly(Optional.of(Integer.toString(i % 20)));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void nothingIsLeftRunning() throws Exception {
    try (LicensedHasher hasher = LicensedHasher.install(ToyHasher.program(folder))) {
      hasher.hash(content(1), PNG);
      assertThat(ProcessHandle.current().children()).isNotEmpty();
    }
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Test
  void aProgramThatWasChangedIsNotStartedAgain() throws Exception {
    Path program = ToyHasher.program(ToyHasher.opened(own));
    try (LicensedHasher hasher = LicensedHasher.install(program)) {
      Files.writeString(program, Files.readString(program) + "# changed\n");
      assertThatThrownBy(() -> hasher.hash(content(1), PNG))
          .isInstanceOf(java.io.IOException.class)
          .hasMessageContaining("cannot be started");
    }
  }

  @Test
  void whatIsNoProgramIsRefused() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "no program");
    assumeThat(Files.isExecutable(text)).isFalse();
    for (Path file : List.of(text, folder, folder.resolve("absent"))) {
      assertThatThrownBy(() -> LicensedHasher.install(file))
          .isInstanceOf(LicensedProgramException.class)
          .hasMessageStartingWith(file + ": is no executable file");
    }
  }

  interface Asking {
    Object ask() throws Exception;
  }

  private static Reason reason(Asking asking) {
    return catchThrowableOfType(UnreadableItemException.class, asking::ask).reason();
  }
}
