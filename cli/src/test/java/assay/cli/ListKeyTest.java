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
    for (String name : List.of("banks", "lists")) {
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
    assertThat(ListKey.turnOn(workspace, passphrase).lists()).containsExactly("pulled");
    Shell shell = assay("lists", "sync");
    assertThat(shell.exit()).isEqualTo(1);
    assertThat(shell.err()).contains("the key is encrypted; its passphrase is needed");
    assertThatThrownBy(() -> ListKey.of(workspace, Optional.of("wrong".toCharArray())))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("the passphrase is wrong, or the file is damaged");
    assertThat(ListKey.of(workspace, passphrase).keyId()).isPresent();
    assertThat(isTold()).isFalse();
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
