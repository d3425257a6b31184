package assay.match.licensed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.fingerprint.LicensedHash;
import assay.item.MediaType;
import assay.list.ListEntry;
import assay.stage.UnreadableItemException;
import assay.testkit.ToyHasher;
import assay.verdict.Match;
import assay.verdict.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a program says or does, it costs one item, and the next one is compared. */
@Tag("long")
class HostileProgramTest {
  private static final MediaType PNG = MediaType.of("image/png");
  private static final byte[] CONTENT = "secret-content-7f".getBytes(US_ASCII);
  private static final String FIRST = "secret-entry-1-7f";
  private static final String SECOND = "secret-entry-2-7f";

  private static final String HELLO =
      "{\"protocol\":1,\"algorithm\":\"fake\",\"name\":\"Fake\",\"version\":\"0.0\","
          + "\"mediaTypes\":[\"image/*\"]}";
  private static final String GOOD =
      "printf '{\"id\":%s,\"matches\":[{\"entry\":1,\"distance\":7,\"matched\":false}]}\\n' $i";

  @TempDir Path folder;

  @BeforeEach
  void make() throws IOException {
    ToyHasher.opened(folder);
  }

  /** Says hello, takes two entries, and does to each request what the script says. */
  private Path fake(String script) throws IOException {
    return program(
        "printf '%s\\n' '"
            + HELLO
            + "'\n"
            + "read -r request; read -r e; read -r e; echo '{\"entries\":2}'\n"
            + "while read -r request; do\n"
            + "  b=${request#*'\"bytes\":'}; b=${b%%,*}; i=${request#*'\"id\":'}; i=${i%%,*}\n"
            + "  head -c $b >/dev/null\n"
            + "  "
            + script
            + "\ndone\n");
  }

  private Path program(String script) throws IOException {
    Path file = folder.resolve("fake");
    Files.writeString(file, "#!/bin/bash\nPATH=/usr/bin:/bin\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  private static LicensedEntries entries() {
    return LicensedEntries.of(
        "fake",
        Stream.of(FIRST, SECOND)
            .map(
                value ->
                    new ListEntry(
                        "known",
                        new LicensedHash("fake", value),
                        Optional.empty(),
                        Optional.empty())));
  }

  private static Patience patience(int itemSeconds) {
    return new Patience(
        Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(itemSeconds), 3);
  }

  private static void assertTellsNothing(Throwable thrown) {
    assertThat(thrown.toString()).doesNotContain("7f", "wörds");
    if (thrown.getCause() != null) {
      assertTellsNothing(thrown.getCause());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "echo | DECODE_ERROR",
        "echo wörds | DECODE_ERROR",
        "echo '{}' | DECODE_ERROR",
        "echo '[]' | DECODE_ERROR",
        "printf '{\"id\":%s}\\n' $i | DECODE_ERROR",
        "printf '{\"id\":%s,\"matches\":{}}\\n' $i | DECODE_ERROR",
        "printf '{\"id\":%s,\"matches\":[7]}\\n' $i | DECODE_ERROR",
        "printf '{\"id\":%s,\"matches\":null}\\n' $i | DECODE_ERROR",
        "printf '{\"id\":%s,\"matches\":[{\"entry\":2,\"distance\":7,\"matched\":true}]}\\n' $i | DECODE_ERROR",
        "printf '{\"id\":%s,\"matches\":[{\"entry\":-1,\"distance\":7,\"matched\":true}]}\\n' $i | DECODE_ERROR",
        "printf '{\"id\":%s,\"matches\":[{\"entry\":4294967296,\"distance\":7,\"matched\":true}]}\\n' $i | DECODE_ERROR",
        "printf '{\"id\":%s,\"matches\":[{\"entry\":\"0\",\"distance\":7,\"matched\":true}]}\\n' $i | DECODE_ERROR",
        "printf '{\"id\":%s,\"matches\":[{\"entry\":0,\"distance\":-7,\"matched\":true}]}\\n' $i | DECODE_ERROR",
        "printf '{\"id\":%s,\"matches\":[{\"entry\":0,\"distance\":0.5,\"matched\":true}]}\\n' $i | DECODE_ERROR",
        "printf '{\"id\":%s,\"matches\":[{\"entry\":0,\"distance\":2147483648,\"matched\":true}]}\\n' $i | DECODE_ERROR",
        "printf '{\"id\":%s,\"matches\":[{\"entry\":0,\"distance\":7,\"matched\":\"no\"}]}\\n' $i | DECODE_ERROR",
        "printf '{\"id\":%s,\"matches\":[{\"entry\":0,\"distance\":7}]}\\n' $i | DECODE_ERROR",
        "printf '{\"id\":%s,\"matches\":[{\"entry\":0,\"distance\":7,\"matched\":true,\"why\":1}]}\\n' $i | DECODE_ERROR",
        "m='{\"entry\":0,\"distance\":7,\"matched\":true}'; echo \"{\\\"id\\\":$i,\\\"matches\\\":[$m,$m]}\" | DECODE_ERROR",
        "printf '{\"id\":%s,\"matchs\":[]}\\n' $i | DECODE_ERROR",
        "printf '{\"id\":%s,\"matches\":[],\"fault\":\"timeout\"}\\n' $i | DECODE_ERROR",
        "printf '{\"id\":%s,\"fault\":\"wörds\"}\\n' $i | DECODE_ERROR",
        "printf '{\"id\":%s,\"fault\":\"declared-missing\"}\\n' $i | DECODE_ERROR",
        "printf '{\"id\":%s,\"hash\":\"x\"}\\n' $i | DECODE_ERROR",
        "printf '{\"id\":%s9,\"matches\":[]}\\n' $i | DECODE_ERROR",
        "printf '{\"matches\":[]}\\n' | DECODE_ERROR",
        "printf '{\"id\":%s,\"matches\":[]}\\xff\\n' $i | DECODE_ERROR",
        "printf '{\"id\":%s,\"matches\":[]}' $i; exit 0 | DECODE_ERROR",
        "printf '%070000d\\n' 1; sleep 600 | DECODE_ERROR",
        "cat /dev/zero | DECODE_ERROR",
        "exit 0 | DECODE_ERROR",
        "kill -9 $$ | DECODE_ERROR",
        "kill -11 $$ | DECODE_ERROR",
        "sleep 600 | TIMEOUT",
        "sleep 600 & sleep 600 | TIMEOUT",
        "printf '{\"id\":%s' $i; sleep 600 | TIMEOUT",
        "while :; do echo words words >&2; done | TIMEOUT",
      })
  void costsOneItemAndTheNextOneIsCompared(String script, Reason reason) throws Exception {
    Path fake = fake("if [ ! -e " + folder + "/good ]; then " + script + "; else " + GOOD + "; fi");
    try (LicensedHasher hasher =
            LicensedHasher.install(fake, patience(reason == Reason.TIMEOUT ? 5 : 60));
        OpenedHasher opened = hasher.open(entries())) {
      UnreadableItemException thrown =
          catchThrowableOfType(UnreadableItemException.class, () -> opened.match(CONTENT, PNG));
      assertThat(thrown.reason()).isEqualTo(reason);
      assertTellsNothing(thrown);
      Files.createFile(folder.resolve("good"));
      assertThat(opened.match(CONTENT, PNG))
          .singleElement()
          .satisfies(
              match -> {
                assertThat(((LicensedHash) match.entry().fingerprint()).text()).isEqualTo(SECOND);
                assertThat(match.distance()).isEqualTo(7);
                assertThat(match.matched()).isFalse();
              });
    }
  }

  /** An answer too many must not be taken for that to the next item. */
  @Test
  void anAnswerToAnEarlierRequestIsNoAnswer() throws Exception {
    Path fake = fake("printf '{\"id\":%s,\"matches\":[]}\\n{\"id\":%s,\"matches\":[]}\\n' $i $i");
    try (LicensedHasher hasher = LicensedHasher.install(fake, patience(60));
        OpenedHasher opened = hasher.open(entries())) {
      assertThat(opened.match(CONTENT, PNG)).isEmpty();
      assertThatThrownBy(() -> opened.match(CONTENT, PNG))
          .isInstanceOf(UnreadableItemException.class)
          .hasMessageContaining("answers another request");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exit 0",
        "echo wörds-7f",
        "echo '{}'",
        "printf '%s\\n' '" + HELLO + "' | sed s/:1,/:2,/",
        "printf '%s\\n' '" + HELLO + "' | sed s/fake/md5/",
        "printf '%s\\n' '" + HELLO + "' | sed s/fake/Fake/",
        "printf '%s\\n' '" + HELLO + "' | sed 's/\"Fake\"/\"7f;\"/'",
        "printf '%s\\n' '" + HELLO + "' | sed 's/\"0.0\"/0/'",
        "printf '%s\\n' '" + HELLO + "' | sed 's/.\"image.*\"./[]/'",
        "printf '%s\\n' '" + HELLO + "' | sed 's/.\"image.*\"./[7]/'",
        "printf '%s\\n' '" + HELLO + "' | sed 's/protocol/protocoll/'",
        "head -c 70000 /dev/zero",
      })
  void oneThatDoesNotSayHelloIsNotInstalled(String script) throws Exception {
    Path fake = program(script + "\nsleep 1\n");
    LicensedProgramException thrown =
        catchThrowableOfType(
            LicensedProgramException.class, () -> LicensedHasher.install(fake, patience(60)));
    assertThat(thrown).hasMessageStartingWith(fake + ": is no licensed hasher");
    assertTellsNothing(thrown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo '{\"entries\":1}'",
        "echo '{\"entries\":2,\"refused\":[1]}'",
        "echo '{\"entries\":0,\"refused\":[0,1]}'"
      })
  void oneThatDoesNotTakeAllEntriesIsNotOpened(String answer) throws Exception {
    Path fake =
        program(
            "printf '%s\\n' '" + HELLO + "'\nread r; read r; read r\n" + answer + "\nsleep 9\n");
    try (LicensedHasher hasher = LicensedHasher.install(fake, patience(60))) {
      LicensedProgramException thrown =
          catchThrowableOfType(LicensedProgramException.class, () -> hasher.open(entries()));
      assertThat(thrown).hasMessageContaining("of 2 values of fake");
      assertTellsNothing(thrown);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exit 0",
        "echo '{\"entries\":3}'",
        "echo '{\"entries\":2,\"refused\":[2]}'",
        "echo '{\"entries\":2,\"refused\":[\"1\"]}'",
        "echo '{}'",
      })
  void oneThatCannotBeStartedIsNoMatterOfAnyItem(String answer) throws Exception {
    Path fake =
        program(
            "printf '%s\\n' '" + HELLO + "'\nread r; read r; read r\n" + answer + "\nsleep 9\n");
    try (LicensedHasher hasher = LicensedHasher.install(fake, patience(60))) {
      IOException thrown = catchThrowableOfType(IOException.class, () -> hasher.open(entries()));
      assertThat(thrown).hasMessageStartingWith(fake + ": ");
      assertTellsNothing(thrown);
    }
  }

  @Test
  void oneThatDiesBetweenTwoItemsTakesNeither() throws Exception {
    Path fake = fake(GOOD + "; exit 0");
    try (LicensedHasher hasher = LicensedHasher.install(fake, patience(60));
        OpenedHasher opened = hasher.open(entries())) {
      for (int i = 0; i < 3; i++) {
        assertThat(opened.match(CONTENT, PNG)).hasSize(1);
        while (ProcessHandle.current().children().findAny().isPresent()) {
          Thread.sleep(10);
        }
      }
    }
  }

  @Test
  void oneThatCannotBeStartedAnyMoreEndsTheRun() throws Exception {
    Path fake = fake("exit 0");
    String script = Files.readString(fake);
    Path gone = folder.resolve("gone");
    Files.writeString(
        fake, script.replace("printf '%s", "[ ! -e " + gone + " ] || exit 9; printf '%s"));
    try (LicensedHasher hasher = LicensedHasher.install(fake, patience(60));
        OpenedHasher opened = hasher.open(entries())) {
      Files.createFile(gone);
      assertThatThrownBy(() -> opened.match(CONTENT, PNG))
          .isInstanceOf(UnreadableItemException.class);
      assertThatThrownBy(() -> opened.match(CONTENT, PNG))
          .isInstanceOf(IOException.class)
          .hasMessage(fake + ": cannot be started, or ends before it is asked");
    }
  }

  @Test
  void oneThatDiesTooOftenEndsTheRun() throws Exception {
    Path fake = fake("exit 0");
    try (LicensedHasher hasher = LicensedHasher.install(fake, patience(60));
        OpenedHasher opened = hasher.open(entries())) {
      for (int i = 0; i < 4; i++) {
        assertThatThrownBy(() -> opened.match(CONTENT, PNG))
            .isInstanceOf(UnreadableItemException.class);
      }
      assertThatThrownBy(() -> opened.match(CONTENT, PNG))
          .isInstanceOf(IOException.class)
          .hasMessage(fake + ": ended or had to be ended more than 3 times");
    }
  }

  /** Pipes, the script itself and nothing else; no entry and no content but on standard input. */
  @Test
  void inheritsNoEnvironmentAndSeesNothingOnItsCommandLine() throws Exception {
    String check =
        "n=$(env | grep -cv -e ^PWD= -e ^_= -e ^OLDPWD= -e ^SHLVL= -e ^PATH=);"
            + " [ \"$n\" = 0 ] || exit 5; [ $(pwd) = / ] || exit 6; [ \"$*\" = --protocol=1 ] || exit 7;"
            + " for f in 0 1 2; do case $(readlink /proc/$$/fd/$f) in pipe:*) ;; *) exit 3;; esac; done;"
            + " if (echo x >/tmp/assay-fake-hasher && [ -s /tmp/assay-fake-hasher ]) 2>/dev/null;"
            + " then exit 8; fi; ";
    try (LicensedHasher hasher = LicensedHasher.install(fake(check + GOOD), patience(60));
        OpenedHasher opened = hasher.open(entries())) {
      assertThat(opened.match(CONTENT, PNG)).hasSize(1);
    } finally {
      Files.deleteIfExists(Path.of("/tmp/assay-fake-hasher"));
    }
  }

  @Test
  void nothingShowsAnEntry() {
    List<Match.Licensed> matches =
        entries().entries(0).stream().map(entry -> new Match.Licensed(entry, 3, true)).toList();
    assertThat(entries() + " " + matches + entries().lists(List.of(0)))
        .doesNotContain("7f")
        .contains("known");
  }
}
