package assay.cli.run;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.cli.demo.Drawings;
import assay.cli.demo.GroundTruth;
import assay.cli.refusal.RefusedException;
import assay.cli.refusal.UsageException;
import assay.evidence.dsse.Envelope;
import assay.evidence.statement.ScreeningStatement;
import assay.json.JsonObject;
import assay.policy.Policy;
import assay.testkit.ToyHasher;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs with a licensed program: a real one in processes of its own, with a harmless hash. */
class LicensedRunTest {
  @TempDir static Path folder;
  @TempDir static Path programs;
  @TempDir Path own;
  private static GroundTruth truth;
  private static Path program;
  private static String listedHash;

  /** Two folders' worth of shards, so that two workers have something to do. */
  @BeforeAll
  static void write() throws Exception {
    program = ToyHasher.program(ToyHasher.opened(programs));
    Path data = Files.createDirectories(folder.resolve("data"));
    byte[] listed = Drawings.jpeg(7, 0);
    listedHash = ToyHasher.hash(listed);
    write(data, "listed.jpg", listed);
    byte[] near = Drawings.jpeg(7, 1);
    write(data, "near.jpg", near);
    write(data, "deadly.jpg", and(Drawings.jpeg(7, 2), ToyHasher.CRASHES));
    write(data, "faulty.jpg", and(Drawings.jpeg(7, 3), ToyHasher.FAULTY));
    for (int i = 4; i < 8; i++) {
      write(data, "other-" + i + ".jpg", Drawings.jpeg(7, i));
    }
    Files.writeString(data.resolve("words.txt"), "no picture at all");
    Path list = folder.resolve("known.csv");
    Files.writeString(
        list,
        "algorithm,value,id\ntoy,"
            + listedHash
            + ",e-1\ntoy,"
            + away(near)
            + ",e-2\n"
            + "md5,00000000000000000000000000000000,e-3\n");
    Files.setLastModifiedTime(list, FileTime.from(Instant.parse("2026-03-01T12:00:00Z")));
    truth = new GroundTruth(data, list, 8, List.of(), List.of());
  }

  private static void write(Path data, String name, byte[] content) throws Exception {
    Files.write(data.resolve(name), content);
  }

  /** Behind the end of the picture, where no decoder looks. */
  private static byte[] and(byte[] picture, String words) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(picture);
    both.writeBytes(words.getBytes(US_ASCII));
    return both.toByteArray();
  }

  /** A hash at a distance of 100. */
  private static String away(byte[] picture) {
    StringBuilder away = new StringBuilder();
    String hash = ToyHasher.hash(picture);
    for (int i = 0; i < 64; i++) {
      int mean = Integer.parseInt(hash.substring(2 * i, 2 * i + 2), 16);
      away.append(String.format("%02x", mean + (i < 50 ? 2 : 0)));
    }
    return away.toString();
  }

  private static SampleRun sample(String name) {
    return new SampleRun(truth, folder.resolve(name), List.of(program));
  }

  private static Path snapshot(SampleRun run) throws Exception {
    try (Stream<Path> snapshots = Files.list(run.workspace().resolve("snapshots"))) {
      return snapshots.findFirst().orElseThrow();
    }
  }

  @Test
  void whatTheProgramFindsLeavesAndTheStatementSaysWhatItRestsOn() throws Exception {
    SampleRun run = sample("screened");
    List<String> said = new ArrayList<>();
    JsonObject summary =
        run.run(
                Policy.standard(),
                2,
                new RunObserver() {
                  @Override
                  public void say(String message) {
                    said.add(message);
                  }
                })
            .summary();
    JsonObject verdicts = summary.object("verdicts").orElseThrow();
    assertThat(verdicts.number("matched")).hasValue(1);
    assertThat(verdicts.number("suspected")).hasValue(1);
    assertThat(verdicts.number("unscreenable")).hasValue(2);
    assertThat(verdicts.number("clear")).hasValue(5);
    assertThat(summary.object("matches").orElseThrow().number("m-toy")).hasValue(2);
    JsonObject hasher = summary.objects("hashers").get(0);
    assertThat(hasher.text("name")).contains("Toy hasher");
    assertThat(hasher.text("sha256").orElseThrow()).hasSize(64);
    assertThat(run.output().resolve("listed.jpg")).doesNotExist();
    assertThat(run.output().resolve("near.jpg")).doesNotExist();
    assertThat(run.output().resolve("deadly.jpg")).doesNotExist();
    assertThat(run.output().resolve("other-4.jpg")).exists();

    Envelope envelope =
        Envelope.parse(Files.readAllBytes(snapshot(run).resolve("statement.dsse.json")));
    ScreeningStatement statement = ScreeningStatement.parse(envelope.payload());
    assertThat(statement.brokenInvariant()).isEmpty();
    JsonObject matcher =
        statement.matchers().stream()
            .filter(m -> m.text("id").orElseThrow().equals("m-toy"))
            .findFirst()
            .orElseThrow();
    assertThat(matcher.text("comparison")).contains("licensed");
    assertThat(matcher.texts("lists")).containsExactly("known");
    assertThat(matcher.texts("appliesTo")).containsExactly("image/*");
    assertThat(matcher.object("program").orElseThrow().text("version")).contains("1.0");
    JsonObject covered =
        statement.predicate().object("coverage").orElseThrow().object("matchers").orElseThrow();
    assertThat(covered.object("m-toy").orElseThrow().number("eligible")).hasValue(8);
    assertThat(covered.object("m-toy").orElseThrow().number("evaluated")).hasValue(6);
    JsonObject canaries = statement.predicate().object("canaries").orElseThrow();
    assertThat(canaries.number("planted")).hasValue(8); // for md5 and for toy
    assertThat(canaries.number("detected")).hasValue(8);
    assertThat(run.fsck()).isEmpty();
    assertThat(said.toString()).doesNotContain(listedHash);
    assertNothingTells(run);
  }

  /** Entries stand where lists and protected records may have them, and nowhere else. */
  private static void assertNothingTells(SampleRun run) throws Exception {
    for (Path file : Trees.files(run.workspace())) {
      String name = run.workspace().relativize(file).toString();
      if (!name.startsWith("banks") && !name.contains("protected")) {
        assertThat(new String(Files.readAllBytes(file), US_ASCII))
            .as(name)
            .doesNotContain(listedHash);
      }
    }
  }

  @Test
  void whereverItFailsTheSameCommandEndsWithTheSameBytes() throws Exception {
    SampleRun undisturbed = sample("undisturbed");
    int[] steps = {0};
    undisturbed.run(
        Policy.standard(),
        1,
        new RunObserver() {
          @Override
          public void before(String step) {
            steps[0]++;
          }
        });
    SortedMap<String, String> expected = undisturbed.outcome();
    for (int step = 1; step <= steps[0]; step += 4) {
      SampleRun run = sample("failing-" + step);
      run.shareKeysOf(undisturbed);
      int last = step;
      int[] counted = {0};
      assertThatThrownBy(
              () ->
                  run.run(
                      Policy.standard(),
                      1,
                      new RunObserver() {
                        @Override
                        public void before(String name) {
                          if (++counted[0] >= last) {
                            throw new StackOverflowError("ended here");
                          }
                        }
                      }))
          .isInstanceOf(StackOverflowError.class);
      run.run(Policy.standard(), 2, RunObserver.NONE);
      assertThat(run.outcome()).as("ended before step %d", step).isEqualTo(expected);
    }
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  /** In processes of their own, with SIGKILL. */
  @Test
  @Timeout(300)
  void aKilledRunLeavesNoProgramBehindAndIsResumed() throws Exception {
    SampleRun undisturbed = sample("process");
    long start = System.nanoTime();
    assertThat(process(undisturbed).waitFor()).isZero();
    long millis = (System.nanoTime() - start) / 1_000_000;
    SampleRun run = sample("killed");
    run.shareKeysOf(undisturbed);
    for (int eighths = 3; eighths < 8; eighths += 2) {
      Process process = process(run);
      process.waitFor(millis * eighths / 8, TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      while (ProcessHandle.allProcesses().anyMatch(LicensedRunTest::isProgram)) {
        Thread.sleep(20); // they see the end of their input
      }
    }
    assertThat(process(run).waitFor()).isZero();
    assertThat(run.outcome()).isEqualTo(undisturbed.outcome());
  }

  private static boolean isProgram(ProcessHandle process) {
    return process
        .info()
        .arguments()
        .map(List::of)
        .orElse(List.of())
        .contains(program.resolveSibling("toy").toString());
  }

  private static Process process(SampleRun run) throws Exception {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Djava.awt.headless=true",
            "-cp",
            classPath,
            "assay.cli.Main",
            "screen",
            truth.dataset().toString(),
            "--list",
            truth.list().toString(),
            "--hasher",
            program.toString(),
            "--out",
            run.output().toString(),
            "--workspace",
            run.workspace().toString(),
            "--ingested-at",
            "2026-11-01",
            "--workers",
            "2",
            "--quiet")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Test
  void withoutTheProgramItsEntriesAreRefused() {
    SampleRun run = new SampleRun(truth, folder.resolve("without"));
    assertThatThrownBy(run::run)
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("known.csv:2: the algorithm is none of")
        .hasMessageNotContaining(listedHash);
  }

  @Test
  void twoProgramsForOneAlgorithmAreRefused() {
    SampleRun run = new SampleRun(truth, folder.resolve("twice"), List.of(program, program));
    assertThatThrownBy(run::run)
        .isInstanceOf(UsageException.class)
        .hasMessage(program + ": another --hasher is installed for toy");
  }

  @Test
  void whatIsNoLicensedHasherIsRefused() {
    Path other = Path.of("/bin/true");
    SampleRun run = new SampleRun(truth, folder.resolve("true"), List.of(other));
    assertThatThrownBy(run::run)
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(other + ": is no licensed hasher");
  }

  /** It says hello and takes entries, finds nothing, and is found out. */
  @Test
  void aProgramThatFindsNothingPublishesNothing() throws Exception {
    Path blind = own.resolve("blind");
    ToyHasher.program(ToyHasher.opened(own));
    Files.writeString(
        blind,
        "#!/bin/sh\n"
            + own.resolve("toy-hasher")
            + " \"$@\" | /usr/bin/sed -u 's/.matches.:.*/\"matches\":[]}/'\n");
    Files.setPosixFilePermissions(
        blind, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    SampleRun run = new SampleRun(truth, folder.resolve("blind"), List.of(blind));
    assertThatThrownBy(run::run)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("canaries: 4 of 8 listed drawings were found");
    assertThat(run.output()).isEmptyDirectory();
  }
}
