package assay.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.cli.refusal.RefusedException;
import assay.cli.run.ListKey;
import assay.durable.OwnerOnly;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list in a file and the same pulled from a folder, encrypted from some moment on. */
class ListKeyTest {
  private static final byte[] LISTED = "a harmless text that is listed".getBytes(UTF_8);

  @TempDir private Path root;
  private Path workspace;
  private Path list;
  private Path data;

  @BeforeEach
  void write() throws IOException {
    workspace = root.resolve("workspace");
    data = Files.createDirectory(root.resolve("data"));
    Files.write(data.resolve("one.txt"), LISTED);
    list = root.resolve("known.csv");
    Files.writeString(list, "algorithm,value,id\nsha256," + digest().hex() + ",entry-of-known\n");
    Path pulled = Files.createDirectory(root.resolve("pulled"));
    Files.copy(list, pulled.resolve("list.csv"));
    Shell added =
        assay(
            "lists",
            "add",
            "pulled",
            "--exchange",
            "folder",
            "--set",
            "path=" + pulled,
            "--provider",
            "A");
    assertThat(added.exit()).as(added.err()).isZero();
    assertThat(assay("lists", "sync").exit()).isZero();
  }

  private static Digest digest() {
    return Digest.compute(DigestAlgorithm.SHA256, LISTED);
  }

  private Shell assay(Object... arguments) {
    return Shell.run(
        Stream.concat(Stream.of(arguments), Stream.of("--workspace", workspace)).toArray());
  }

  /** How many items matched. */
  private long screen(String name) throws Exception {
    Path out = root.resolve(name);
    Shell shell =
        assay(
            "screen",
            data,
            "--list",
            list,
            "--list",
            "pulled",
            "--json",
            "--dataset",
            name,
            "--out",
            out);
    assertThat(shell.exit()).as(shell.err()).isZero();
    JsonObject verdicts = JsonObject.parse(shell.out()).object("verdicts").orElseThrow();
    return verdicts.number("matched").orElseThrow();
  }

  private boolean isTold() throws IOException {
    for (String name : List.of("banks", "lists", "allow")) {
      Path folder = Files.createDirectories(workspace.resolve(name));
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String text = new String(Files.readAllBytes(file), ISO_8859_1);
          if (text.contains("entry-of-known")
              || text.contains(new String(digest().bytes(), ISO_8859_1))
              || text.toLowerCase(Locale.ROOT).contains(digest().hex())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  @Test
  void listsAreEncryptedFromThenOnAndFindTheSame() throws Exception {
    assertThat(screen("out-1")).isEqualTo(1);
    assertThat(isTold()).isTrue();
    Shell shell = assay("keys", "lists");
    assertThat(shell.exit()).as(shell.err()).isZero();
    assertThat(shell.out()).contains("created ").contains("encrypted pulled");
    assertThat(OwnerOnly.isExposed(workspace.resolve("keys/lists.key"))).isFalse();
    assertThat(isTold()).isFalse();
    assertThat(screen("out-2")).isEqualTo(1);
    assertThat(assay("lists", "sync").exit()).isZero();
    assertThat(isTold()).isFalse();
    assertThat(assay("keys", "lists").out())
        .doesNotContain("created")
        .doesNotContain("encrypted pulled");
  }

  @Test
  void aKeyThatIsGoneIsNotReplacedAndNothingIsMadeInTheClear() throws IOException {
    assertThat(assay("keys", "lists").exit()).isZero();
    Path key = workspace.resolve("keys/lists.key");
    Files.delete(key);
    for (Shell shell :
        List.of(
            assay("screen", data, "--list", list, "--out", root.resolve("out")),
            assay("lists", "sync"),
            assay("keys", "lists"))) {
      assertThat(shell.exit()).isEqualTo(1);
      assertThat(shell.err()).contains(key + ": is gone; put it back");
    }
    Files.delete(workspace.resolve("keys/lists.id"));
    Shell shell = assay("lists", "sync");
    assertThat(shell.exit()).isEqualTo(1);
    assertThat(shell.err()).contains("is encrypted, and there is no key of lists");
    assertThat(isTold()).isFalse();
  }

  @Test
  void anotherKeyIsRefused() throws IOException {
    assertThat(assay("keys", "lists").exit()).isZero();
    Path other = root.resolve("other");
    assertThat(Shell.run("keys", "lists", "--workspace", other).exit()).isZero();
    Path key = workspace.resolve("keys/lists.key");
    Files.write(key, Files.readAllBytes(other.resolve("keys/lists.key")));
    Shell shell = assay("lists", "status");
    assertThat(shell.exit()).isEqualTo(1);
    assertThat(shell.err()).contains(key + ": is another key than the one of lists.id");
  }

  @Test
  void withoutThePassphraseEverythingIsRefused() throws IOException {
    Optional<char[]> passphrase = Optional.of("correct horse".toCharArray());
    assertThat(ListKey.turnOn(workspace, passphrase, (from, to) -> {}).lists())
        .containsExactly("pulled");
    Shell shell = assay("lists", "sync");
    assertThat(shell.exit()).isEqualTo(1);
    assertThat(shell.err()).contains("the key is encrypted; its passphrase is needed");
    assertThatThrownBy(() -> ListKey.of(workspace, Optional.of("wrong".toCharArray())))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("the passphrase is wrong, or the file is damaged");
    assertThat(ListKey.of(workspace, passphrase).keyId()).isPresent();
    assertThat(isTold()).isFalse();
  }

  private Shell well(Object... arguments) {
    Shell shell = assay(arguments);
    assertThat(shell.exit()).as(shell.err()).isZero();
    return shell;
  }

  /** A decision names the entry it is about. */
  @Test
  void whatIsAllowedIsEncryptedWithTheLists() throws Exception {
    well(
        "lists",
        "allow",
        "--entry",
        "pulled",
        "entry-of-known",
        "--by",
        "Ann",
        "--why",
        "a logo",
        "--until",
        "2999-01-01");
    assertThat(isTold()).isTrue();
    well("keys", "lists");
    assertThat(isTold()).isFalse();
    String id = well("lists", "allow").out().substring(0, 8);
    well("lists", "allow", "confirm", id, "--by", "Bob");
    assertThat(screen("out")).isEqualTo(1); // the list in a file has it too
    well("keys", "lists", "--rotate");
    assertThat(well("lists", "allow").out()).contains(id, "by Ann and Bob");
    assertThat(isTold()).isFalse();
  }

  @Test
  void anotherKeyTakesThePlaceOfTheFirstAndFindsTheSame() throws Exception {
    Path key = workspace.resolve("keys/lists.key");
    Shell none = assay("keys", "lists", "--rotate");
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains(key + ": there is no key of lists; assay keys lists makes it");
    well("keys", "lists");
    assertThat(screen("out-1")).isEqualTo(1);
    byte[] before = Files.readAllBytes(key);
    assertThat(well("keys", "lists", "--rotate").out()).contains("encrypted pulled");
    assertThat(Files.readAllBytes(key)).isNotEqualTo(before);
    assertThat(OwnerOnly.isExposed(key)).isFalse();
    assertThat(workspace.resolve("keys/lists.next.key")).doesNotExist();
    assertThat(screen("out-2")).isEqualTo(1);
    well("lists", "sync");
    assertThat(isTold()).isFalse();
    Files.write(key, before);
    Shell old = assay("lists", "status");
    assertThat(old.exit()).isEqualTo(1);
    assertThat(old.err()).contains(key + ": is another key than the one of lists.id");
  }

  @Test
  void aRotationThatWasKilledIsEndedByDoingItAgainAndNothingIsUsedUntilThen() throws Exception {
    well("keys", "lists");
    Path next = workspace.resolve("keys/lists.next.key");
    assertThatThrownBy(
            () ->
                ListKey.rotate(
                    workspace,
                    Optional.empty(),
                    (from, to) -> {
                      throw new IOException("killed");
                    }))
        .hasMessage("killed");
    for (Shell shell :
        List.of(
            assay("screen", data, "--list", list, "--out", root.resolve("out")),
            assay("lists", "sync"),
            assay("lists", "allow"),
            assay("keys", "lists"))) {
      assertThat(shell.exit()).isEqualTo(1);
      assertThat(shell.err()).contains(next + ": the key of lists is being changed");
    }
    assertThat(well("keys", "lists", "--rotate").out()).contains("encrypted pulled");
    assertThat(next).doesNotExist();
    assertThat(screen("out-2")).isEqualTo(1);
  }

  /** The new key is in its place, and only the note of it still has both. */
  @Test
  void aRotationThatWasKilledAtItsEndIsEndedWithoutAnotherKey() throws Exception {
    well("keys", "lists");
    Path id = workspace.resolve("keys/lists.id");
    String first = Files.readString(id);
    well("keys", "lists", "--rotate");
    String second = Files.readString(id);
    Files.writeString(id, first + second);
    well("lists", "sync");
    assertThat(well("keys", "lists", "--rotate").out()).doesNotContain("encrypted pulled");
    assertThat(id).hasContent(second);
    well("lists", "sync");
  }

  @Test
  void aProcessThatMadeTheKeyAndWasKilledIsGoneOnWith() throws IOException {
    assertThat(assay("keys", "lists").exit()).isZero();
    Files.delete(workspace.resolve("keys/lists.id")); // written after the key
    Shell shell = assay("keys", "lists");
    assertThat(shell.exit()).as(shell.err()).isZero();
    assertThat(shell.out()).doesNotContain("created");
    assertThat(workspace.resolve("keys/lists.id")).exists();
  }
}
