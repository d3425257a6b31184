package assay.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.demo.DemoData;
import assay.cli.demo.GroundTruth;
import assay.cli.run.Workspace;
import assay.json.JsonObject;
import assay.match.decode.DecodeLimits;
import assay.match.pdq.PdqHasher;
import assay.testkit.ToyHasher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class ScreenCommandTest {
  @TempDir static Path root;
  @TempDir static Path programs;

  private static GroundTruth truth;
  private Path folder;

  @BeforeAll
  static void makeDataset() throws IOException {
    truth =
        DemoData.write(
            Files.createDirectory(root.resolve("data")), new PdqHasher(DecodeLimits.standard()), 7);
  }

  @BeforeEach
  void makeFolder(TestInfo test) throws IOException {
    folder = Files.createDirectory(root.resolve(test.getTestMethod().orElseThrow().getName()));
  }

  private Shell screen(Object... more) {
    return screenInto(truth.dataset(), folder.resolve("out"), more);
  }

  private Shell screenInto(Path data, Path output, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("screen", data, "--out", output));
    arguments.addAll(List.of("--workspace", folder.resolve("workspace")));
    if (!List.of(more).contains("--list")) {
      arguments.addAll(List.of("--list", truth.list()));
    }
    arguments.addAll(List.of(more));
    return Shell.run(arguments.toArray());
  }

  @Test
  void theSummaryIsOneJsonDocumentAndItsNumbersBalance() throws Exception {
    Shell shell = screen("--json");
    assertThat(shell.exit()).as(shell.err()).isZero();
    JsonObject summary = JsonObject.parse(shell.out());
    assertThat(summary.objects("lists")).hasSize(1);
    long enumerated = number(summary, "items", "enumerated");
    assertThat(number(summary, "items", "screened") + number(summary, "items", "unscreenable"))
        .isEqualTo(enumerated);
    assertThat(sum(summary, "verdicts")).isEqualTo(enumerated);
    assertThat(sum(summary, "dispositions")).isEqualTo(enumerated);
    assertThat(number(summary, "verdicts", "unscreenable"))
        .isEqualTo(number(summary, "items", "unscreenable"));
    assertThat(
            List.of("P0", "P1", "P2", "P3", "P4").stream()
                .mapToLong(grade -> number(summary, "provenance", grade))
                .sum())
        .isEqualTo(enumerated);
    assertThat(
            number(summary, "bytes", "record")
                + number(summary, "bytes", "framing")
                + number(summary, "bytes", "opaque")
                + number(summary, "bytes", "unparsed"))
        .isEqualTo(number(summary, "bytes", "input"));
    assertThat(number(summary, "verdicts", "matched") + number(summary, "verdicts", "suspected"))
        .isGreaterThanOrEqualTo(truth.planted().size());
  }

  private static long sum(JsonObject summary, String group) {
    JsonObject object = summary.object(group).orElseThrow();
    return object.members().keySet().stream().mapToLong(k -> object.number(k).orElseThrow()).sum();
  }

  private static long number(JsonObject summary, String group, String name) {
    return summary.object(group).orElseThrow().number(name).orElseThrow();
  }

  @Test
  void aSecondCallFindsTheRunDoneAndSaysTheSame() {
    Shell first = screen("--json");
    Shell second = screen("--json");
    assertThat(second.exit()).isZero();
    assertThat(second.out()).isEqualTo(first.out());
  }

  @Test
  void aFirstLookRulesPicturesOutAndNothingElseChanges() throws Exception {
    Shell looking = screen("--json");
    Path output = folder.resolve("exact");
    Shell exact = screenInto(truth.dataset(), output, "--json", "--exact");
    JsonObject pictures = JsonObject.parse(looking.out()).object("pictures").orElseThrow();
    assertThat(pictures.members().keySet()).anyMatch(outcome -> outcome.startsWith("scaled-"));
    JsonObject all = JsonObject.parse(exact.out());
    assertThat(all.object("pictures").orElseThrow().members().keySet())
        .noneMatch(outcome -> outcome.startsWith("scaled-"));
    assertThat(all.object("decoding").orElseThrow().write()).contains("\"firstLook\":false");
    for (String group : List.of("verdicts", "dispositions", "matches", "bytes")) {
      assertThat(all.object(group)).isEqualTo(JsonObject.parse(looking.out()).object(group));
    }
    assertThat(shards(all)).isEqualTo(shards(JsonObject.parse(looking.out())));
  }

  @Test
  void withoutEmbeddedAPageIsComparedByItsOwnBytesOnly() throws Exception {
    Path pages = Files.createDirectory(folder.resolve("pages"));
    Files.writeString(
        pages.resolve("a.html"), "<html><img src=\"data:image/gif;base64,R0lGODlh\">");
    JsonObject with = JsonObject.parse(screenInto(pages, folder.resolve("with"), "--json").out());
    assertThat(number(with, "nested", "items")).isEqualTo(1);
    JsonObject without =
        JsonObject.parse(
            screenInto(pages, folder.resolve("without"), "--json", "--no-embedded").out());
    assertThat(number(without, "nested", "items")).isZero();
    assertThat(without.object("decoding").orElseThrow().write()).contains("\"embedded\":false");
  }

  /** What was written: names, lengths, digests. */
  private String shards(JsonObject summary) throws IOException {
    String snapshot = summary.text("snapshot").orElseThrow();
    return Files.readString(
        folder.resolve("workspace/snapshots").resolve(snapshot).resolve("shards.jsonl"));
  }

  @Test
  void withDecoderJvmNoProgramIsStartedAndWhatItWouldDecodeIsUnscreenable() throws Exception {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    try (InputStream avif = ScreenCommandTest.class.getResourceAsStream("/pictures/drawn.avif")) {
      Files.copy(avif, pictures.resolve("drawn.avif"));
    }
    Shell shell =
        screenInto(pictures, folder.resolve("out"), "--json", "--decoder", "jvm", "--exact");
    JsonObject summary = JsonObject.parse(shell.out());
    assertThat(number(summary, "unscreenableReasons", "unsupported-media")).isEqualTo(1);
    assertThat(summary.object("decoding").orElseThrow().text("program")).isEmpty();
    assertThat(folder.resolve("out").resolve("drawn.avif")).doesNotExist();
  }

  @Test
  void aProgramThatIsNotThereIsUsage() {
    Shell shell = screen("--ffmpeg", folder.resolve("ffmpeg"));
    assertThat(shell.exit()).isEqualTo(2);
    assertThat(shell.err()).contains("is no ffmpeg that can be run contained");
    assertThat(screen("--decoder", "jvm", "--ffmpeg", "/usr/bin/ffmpeg").exit()).isEqualTo(2);
    assertThat(screen("--decoder", "native").exit()).isEqualTo(2);
  }

  @Test
  void failOnMatchSaysSoByItsExitCode() {
    assertThat(screen("--fail-on-match", "--quiet").exit()).isEqualTo(3);
  }

  @Test
  void aLicensedHasherForWhichNoListHasEntriesIsNamedAndNotAsked() throws Exception {
    Shell shell = screen("--hasher", ToyHasher.program(ToyHasher.opened(programs)));
    assertThat(shell.exit()).as(shell.err()).isZero();
    assertThat(shell.out()).contains("licensed      toy by Toy hasher 1.0");
    assertThat(shell.out()).doesNotContain("m-toy");
  }

  @Test
  void aLicensedHasherThatIsNotThereIsUsage() {
    Shell shell = screen("--hasher", folder.resolve("absent"));
    assertThat(shell.exit()).isEqualTo(2);
    assertThat(shell.err()).contains(folder.resolve("absent") + ": is no executable file");
  }

  @Test
  void whatIsNotThereIsUsage() {
    Shell shell = screenInto(folder.resolve("nowhere"), folder.resolve("out"));
    assertThat(shell.exit()).isEqualTo(2);
    assertThat(shell.err())
        .isEqualToIgnoringNewLines(
            "assay: " + folder.resolve("nowhere") + ": is not there, or cannot be read");
  }

  @Test
  void aListWithABadLineIsRefusedWithFileAndLine() throws IOException {
    Path list = folder.resolve("bad.csv");
    Files.writeString(
        list, "algorithm,value\nsha1,da39a3ee5e6b4b0d3255bfef95601890afd80709\nsha1,da39\n");
    Shell shell = screenInto(truth.dataset(), folder.resolve("out"), "--list", list);
    assertThat(shell.exit()).isEqualTo(2);
    assertThat(shell.err()).contains("bad.csv:3: ").doesNotContain("da39");
    assertThat(folder.resolve("workspace")).doesNotExist();
  }

  @Test
  void aPolicyThatIsNoneIsRefusedWithFileAndLine() throws IOException {
    Path policy = Files.writeString(folder.resolve("p.yaml"), "pdq:\n  maxDistance: 99\n");
    Shell shell = screen("--policy", policy);
    assertThat(shell.exit()).isEqualTo(2);
    assertThat(shell.err()).startsWith("assay: p.yaml:2: maxDistance is in 0..63");
  }

  @Test
  void outputInsideInputIsUsageAndTheOtherWayRound() {
    for (Path output : List.of(truth.dataset().resolve("out"), truth.dataset().getParent())) {
      Shell shell = screenInto(truth.dataset(), output);
      assertThat(shell.exit()).isEqualTo(2);
      assertThat(shell.err()).contains("must not lie within each other");
    }
  }

  @Test
  void anOutputThatCannotBeWrittenIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Shell shell = screenInto(truth.dataset(), file.resolve("out"));
    assertThat(shell.exit()).isEqualTo(1);
    assertThat(shell.err()).contains("the output folder cannot be created");
  }

  @Test
  void anOutputThatHoldsSomethingElseIsNotWrittenOver() throws IOException {
    Path original = Files.createDirectory(folder.resolve("out")).resolve("crawl-0002.warc");
    Files.writeString(original, "mine");
    Shell shell = screen();
    assertThat(shell.exit()).isEqualTo(1);
    assertThat(shell.err()).contains("is not empty");
    assertThat(original).hasContent("mine");
  }

  @Test
  void twoRunsOnOneWorkspaceAreRefused() throws IOException {
    try (Workspace held = Workspace.open(folder.resolve("workspace"))) {
      Shell shell = screen();
      assertThat(shell.exit()).isEqualTo(1);
      assertThat(shell.err())
          .isEqualToIgnoringNewLines(
              "assay: " + folder.resolve("workspace") + ": another run is using this workspace");
      assertThat(held.vault()).doesNotExist();
    }
  }

  @Test
  void aShardThatIsTornIsNotPublishedAndTheOthersAre() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.copy(truth.dataset().resolve("crawl-0002.warc"), data.resolve("whole.warc"));
    byte[] tar = Files.readAllBytes(truth.dataset().resolve("shard-00000.tar"));
    Files.write(data.resolve("torn.tar"), Arrays.copyOf(tar, tar.length / 2 + 100));
    Shell shell = screenInto(data, folder.resolve("out"), "--quiet");
    assertThat(shell.exit()).isEqualTo(1);
    assertThat(shell.err()).contains("torn.tar");
    assertThat(folder.resolve("out/whole.warc")).exists();
    assertThat(folder.resolve("out/torn.tar")).doesNotExist();
  }

  @Test
  void aFailedShardIsDoneByTheSameCommandOnceItIsWhole() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    byte[] tar = Files.readAllBytes(truth.dataset().resolve("shard-00000.tar"));
    Path shard = data.resolve("shard.tar");
    byte[] torn = tar.clone(); // of the same length, so that it is the same run
    int second = 512;
    while (!new String(torn, second + 257, 5, US_ASCII).equals("ustar")) {
      second += 512;
    }
    torn[second] ^= 1;
    Files.write(shard, torn);
    assertThat(screenInto(data, folder.resolve("out"), "--quiet").exit()).isEqualTo(1);
    Files.write(shard, tar);
    assertThat(screenInto(data, folder.resolve("out"), "--quiet").exit()).isZero();
    assertThat(folder.resolve("out/shard.tar")).exists();
  }

  @Test
  void aProvenanceFloorIsEnforcedBeforeAnythingIsPublished() throws IOException {
    Path policy =
        Files.writeString(folder.resolve("p.yaml"), "provenance:\n  floor: P4\n  share: 99\n");
    Shell shell = screen("--policy", policy);
    assertThat(shell.exit()).isEqualTo(1);
    assertThat(shell.err()).contains("provenance floor:").contains("nothing was published");
    assertThat(folder.resolve("out")).isEmptyDirectory();
    assertThat(Shell.run("vault", "list", "--workspace", folder.resolve("workspace")).out())
        .isEmpty();
  }

  /** A file system of 600 KiB, in a mount name space of the child's own. */
  @Test
  void aDiskThatIsFullEndsTheRunWithOneSentenceAndNothingIsLost() throws Exception {
    Path log = folder.resolve("log.txt");
    Path output = Files.createDirectory(folder.resolve("out"));
    int full = inNamespace(log, "mount -t tmpfs -o size=600k none '" + output + "' && ");
    List<String> said = Files.readAllLines(log);
    assertThat(full).as("%s", said).isEqualTo(1);
    assertThat(said)
        .filteredOn(line -> line.startsWith("assay: "))
        .singleElement()
        .asString()
        .contains("No space left on device")
        .endsWith("nothing is lost, the same command goes on from here");
    assertThat(inNamespace(log, "")).as("%s", Files.readAllLines(log)).isZero();
    assertThat(output.resolve("crawl-0001.warc.gz")).exists();
  }

  private int inNamespace(Path log, String before) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String command =
        ("%sexec '%s' -Xmx512m -XX:TieredStopAtLevel=1 -cp '%s' assay.cli.Main screen '%s'"
                + " --list '%s' --out '%s' --workspace '%s' --quiet --ingested-at 2026-11-01")
            .formatted(
                before,
                java,
                path,
                truth.dataset(),
                truth.list(),
                folder.resolve("out"),
                folder.resolve("workspace"));
    return new ProcessBuilder("unshare", "-rm", "bash", "-c", command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start()
        .waitFor();
  }
}
