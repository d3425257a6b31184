package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer sees first. */
class DemoCommandTest {
  @TempDir static Path folder;

  private static Path demo;
  private static Shell shell;

  @BeforeAll
  static void run() {
    demo = folder.resolve("demo");
    shell = Shell.run("demo", "--dir", demo);
  }

  @Test
  void itVerifiesWhatItPublishedAndSaysWhyItIsNoHigherLevel() {
    assertThat(shell.exit()).as(shell.err()).isZero();
    assertThat(shell.out())
        .contains("5 of 5 shards: ASSAY_SCREENING_LEVEL_1")
        .contains("damaged stretch of 633 bytes on purpose")
        .contains("Only known material within these thresholds is covered.");
  }

  @Test
  void theCommandThatItShowsVerifiesAShard() {
    List<String> lines = shell.out().lines().map(String::strip).toList();
    String shown =
        lines.stream().filter(line -> line.startsWith("./assay verify ")).findFirst().orElseThrow();
    Object[] words = shown.split(" ", -1);
    Shell verified = Shell.run(Arrays.copyOfRange(words, 1, words.length));
    assertThat(verified.exit()).as(verified.err()).isZero();
    assertThat(verified.out()).contains("Output shard `crawl-0001.warc.gz`");
  }

  @Test
  void aCommandCanBePastedWhateverTheFolderIsCalled() {
    assertThat(Terminal.command("verify", Path.of("a b"))).isEqualTo("./assay verify 'a b'");
    assertThat(Terminal.command("it's")).isEqualTo("./assay 'it'\\''s'");
  }

  @Test
  void aShardThatWasTouchedIsNotVerified() throws Exception {
    Path bundle;
    try (Stream<Path> files = Files.find(demo, 5, (f, a) -> f.endsWith("bundle.assay.zip"))) {
      bundle = files.findFirst().orElseThrow();
    }
    Path copy = Files.createDirectory(folder.resolve("copy"));
    Path key = demo.resolve("workspace/keys/statement.pub");
    for (String name : List.of("crawl-0001.warc.gz", "crawl-0002.warc", "shard-00000.tar")) {
      Files.copy(demo.resolve("screened").resolve(name), copy.resolve(name));
    }
    Files.writeString(copy.resolve("shard-00001.tar"), "something else");
    DemoEvidence evidence = DemoEvidence.of(copy, bundle, key);
    assertThat(evidence.holds()).isFalse();
    assertThat(evidence.render()).contains("not verified: E_SUBJECT");
  }
}
