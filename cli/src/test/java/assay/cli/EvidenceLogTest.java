package assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.demo.DemoData;
import assay.cli.demo.GroundTruth;
import assay.cli.run.Passphrase;
import assay.evidence.keys.KeyFile;
import assay.evidence.note.Cosigner;
import assay.evidence.note.SignedNote;
import assay.json.JsonObject;
import assay.match.decode.DecodeLimits;
import assay.match.pdq.PdqHasher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys, the log, its witnesses, and runs that must not be attested. */
class EvidenceLogTest {
  @TempDir static Path shared;
  private static GroundTruth truth;
  private static List<Path> tars;

  @TempDir private Path folder;
  private Path workspace;

  @BeforeAll
  static void write() throws Exception {
    truth = DemoData.write(shared, new PdqHasher(DecodeLimits.standard()), 7);
    try (Stream<Path> files = Files.list(truth.dataset())) {
      tars = files.filter(f -> f.toString().endsWith(".tar")).sorted().toList();
    }
    assertThat(tars).hasSize(2);
  }

  @BeforeEach
  void name() {
    workspace = folder.resolve("workspace");
  }

  /** Runs a command in the workspace of the test. */
  private Shell assay(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--workspace", workspace));
    return Shell.run(all.toArray());
  }

  private Shell screen(Path data, String name) {
    return screen(data, name, truth.list());
  }

  private Shell screen(Path data, String name, Path list) {
    return assay(
        "screen", data, "--list", list, "--out", folder.resolve(name), "--dataset", name, "--json");
  }

  private String screened(Path data, String name) throws Exception {
    Shell shell = screen(data, name);
    assertThat(shell.exit()).as(shell.err()).isZero();
    return JsonObject.parse(shell.out()).text("snapshot").orElseThrow();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path path : walk.toList()) {
        Path target = to.resolve(from.relativize(path));
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }

  private static void isOneSentence(Shell shell, int exit, String part) {
    assertThat(shell.exit()).as(shell.err()).isEqualTo(exit);
    assertThat(shell.err()).startsWith("assay: ").contains(part).hasLineCount(1);
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void theLogHasTheNameThatItWasGivenAndKeepsIt() throws Exception {
    Shell made = assay("keys", "init", "--log-name", "example.org/assay");
    assertThat(made.out()).contains("created ").contains("\nlog example.org/assay+");
    assertThat(assay("keys", "init", "--log-name", "example.org/assay").out()).startsWith("log ");
    isOneSentence(assay("keys", "init", "--log-name", "example.org/other"), 1, "keeps it");
    screened(tars.get(1), "one");
    assertThat(assay("log", "checkpoint").out()).startsWith("example.org/assay\n1\n");
  }

  @Test
  void keysWithAPassphraseNeedIt() throws Exception {
    assertThat(child("open sesame", "keys", "init").exit()).isZero();
    Path key = workspace.resolve("keys/statement.pem");
    assertThat(Files.readString(key)).contains("ENCRYPTED PRIVATE KEY");
    assertThat(child("open sesame", "keys", "export").out()).contains("BEGIN PUBLIC KEY");
    isOneSentence(child("open says me", "keys", "export"), 1, "statement.pem: ");
    isOneSentence(child("", "keys", "export"), 1, "its passphrase is needed");
    isOneSentence(screen(tars.get(1), "one"), 1, "its passphrase is needed");
    assertThat(workspace.resolve("snapshots")).doesNotExist();
    assertThat(workspace.resolve("keys/vault-identity.txt")).doesNotExist();
  }

  /** In a process of its own, for the sake of its environment. */
  private Shell child(String passphrase, Object... arguments) throws Exception {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath, "assay.cli.Main"));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    command.addAll(List.of("--workspace", workspace.toString()));
    Path err = folder.resolve("stderr");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder.environment().put(Passphrase.VARIABLE, passphrase);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Shell(process.waitFor(), out, Files.readString(err));
  }

  @Test
  void aKeyThatOthersCanReadIsRefused() throws Exception {
    assay("keys", "init");
    Path key = workspace.resolve("keys/log.pem");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    isOneSentence(assay("keys", "export"), 1, "log.pem: others can read or change this secret key");
    isOneSentence(assay("log", "checkpoint"), 1, "log.pem: others can read");
    isOneSentence(screen(tars.get(1), "one"), 1, "log.pem: others can read");
  }

  @Test
  void aMistypedWorkspaceDoesNotBecomeOne() {
    for (String command :
        List.of("fsck", "log verify", "log show", "log checkpoint", "keys export")) {
      isOneSentence(assay((Object[]) command.split(" ")), 1, "has no keys yet");
      assertThat(workspace).doesNotExist();
    }
  }

  @Test
  void twoRunsAreTwoEntriesAndTheLogOnlyGrows() throws Exception {
    assay("keys", "init");
    Path none = file("none", assay("log", "checkpoint").out());
    final String first = screened(tars.get(1), "one");
    Path one = file("one.checkpoint", assay("log", "checkpoint").out());
    copy(workspace, folder.resolve("then"));
    final String second = screened(tars.get(1), "two");
    Path two = file("two.checkpoint", assay("log", "checkpoint").out());

    List<String> shown = assay("log", "show").out().lines().toList();
    assertThat(shown).hasSize(2);
    assertThat(shown.get(0)).startsWith("0  dataset-screening  " + first);
    assertThat(shown.get(1)).startsWith("1  dataset-screening  " + second);
    JsonObject whole = JsonObject.parse(assay("log", "verify", "--json").out());
    assertThat(whole.number("size")).hasValue(2);
    for (Path earlier : List.of(none, one, two)) {
      assertThat(assay("log", "verify", "--since", earlier).out()).contains("2 entries");
    }
    screened(tars.get(1), "two"); // the same run again is no other
    assertThat(assay("log", "show").out()).hasLineCount(2);

    workspace = folder.resolve("then");
    isOneSentence(assay("log", "verify", "--since", two), 1, "does not follow"); // cut
    screened(tars.get(0), "other");
    isOneSentence(assay("log", "verify", "--since", two), 1, "does not follow"); // forked
    assertThat(assay("log", "verify", "--since", one).exit()).isZero();
  }

  @Test
  void aCheckpointThatIsNotOfThisLogSaysNothing() throws Exception {
    final String snapshot = screened(tars.get(1), "one");
    Path own = workspace;
    workspace = folder.resolve("stranger");
    assay("keys", "init");
    Path strange = file("strange", assay("log", "checkpoint").out());
    workspace = own;
    isOneSentence(assay("log", "verify", "--since", strange), 1, "not signed by a known key");
    Path tree = own.resolve("snapshots").resolve(snapshot).resolve("items.checkpoint");
    isOneSentence(assay("log", "verify", "--since", tree), 1, "not signed by a known key");
    Path binary = Files.write(folder.resolve("binary"), new byte[] {-1, -2});
    isOneSentence(assay("log", "verify", "--since", binary), 1, "not UTF-8");
    isOneSentence(assay("log", "verify", "--since", folder.resolve("no")), 1, "is not there");
  }

  @Test
  void anEntryThatWasChangedIsFound() throws Exception {
    screened(tars.get(1), "one");
    Path entries = workspace.resolve("log/attestations/tile/entries/000.p/1");
    byte[] bytes = Files.readAllBytes(entries);
    bytes[bytes.length / 2] ^= 1;
    Files.write(entries, bytes);
    isOneSentence(assay("log", "verify"), 1, "entry 0");
  }

  @Test
  void aCosignedLogLiftsASnapshotToLevelThree() throws Exception {
    final String snapshot = screened(tars.get(1), "one");
    Path bundle = workspace.resolve("snapshots").resolve(snapshot).resolve("bundle.assay.zip");
    Path shard = folder.resolve("one").resolve(tars.get(1).getFileName());
    Cosigner witness = new Cosigner("witness.example.net/w1", KeyFile.generate());
    Cosigner stranger = new Cosigner("witness.example.net/w2", KeyFile.generate());
    Path policy = policy("ASSAY_SCREENING_LEVEL_3", Optional.of(witness));
    Object[] verify = {"verify", shard, "--bundle", bundle, "--policy", policy};
    assertThat(Shell.run(verify).err()).contains("E_WITNESS_QUORUM");

    SignedNote checkpoint = SignedNote.parse(assay("log", "checkpoint").out());
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Path wrong = file("wrong", stranger.cosign(checkpoint, now) + "\n");
    String vkey = witness.key().vkey();
    isOneSentence(assay("log", "cosign", wrong, "--witness", vkey), 1, "is not by witness");
    String genuine = witness.cosign(checkpoint, now);
    Path later = file("later", witness.cosign(checkpoint, now.plusSeconds(1)) + "\n");
    Path forged = file("forged", genuine.substring(0, genuine.length() - 6) + "AAAA==\n");
    isOneSentence(assay("log", "cosign", forged, "--witness", vkey), 1, "does not verify");
    isOneSentence(assay("log", "cosign", wrong, "--witness", "w1"), 1, "");
    assertThat(assay("log", "checkpoint").out()).isEqualTo(checkpoint.write());
    assertThat(Shell.run(verify).err()).contains("E_WITNESS_QUORUM");

    Path line = file("line", genuine + "\n");
    assertThat(assay("log", "cosign", line, "--witness", vkey).out()).contains(now.toString());
    Shell shell = Shell.run(verify);
    assertThat(shell.exit()).as(shell.err()).isZero();
    assertThat(shell.out()).startsWith("ASSAY_SCREENING_LEVEL_3\n");
    String cosigned = assay("log", "checkpoint").out();
    assertThat(assay("log", "cosign", line, "--witness", vkey).exit()).isZero();
    assertThat(assay("log", "checkpoint").out()).as("a line is added once").isEqualTo(cosigned);
    assertThat(assay("log", "cosign", later, "--witness", vkey).exit()).isZero();
    assertThat(assay("fsck").exit()).isZero();

    // The log grows, and the bundle keeps what was cosigned.
    screened(tars.get(0), "two");
    assertThat(assay("log", "checkpoint").out()).doesNotContain("witness");
    assertThat(Shell.run(verify).exit()).isZero();
  }

  private Path policy(String level, Optional<Cosigner> witness) throws Exception {
    JsonObject exported = JsonObject.parse(assay("keys", "export", "--policy").out());
    String log = exported.text("log").orElseThrow();
    if (witness.isPresent()) {
      String quorum = "witness w1 " + witness.get().key().vkey() + "\nquorum w1\n";
      log = log.replace("quorum none\n", quorum);
    }
    JsonObject policy =
        JsonObject.empty()
            .with("type", exported.text("type"))
            .with("keys", exported.objects("keys"))
            .with("minLevel", level)
            .with("log", log);
    return file("policy-" + level, policy.pretty());
  }

  @Test
  void aCopyOfTheLogThatIsOlderThanTheBundleIsRefused() throws Exception {
    String snapshot = screened(tars.get(1), "one");
    Path bundle = workspace.resolve("snapshots").resolve(snapshot).resolve("bundle.assay.zip");
    Path log = workspace.resolve("log/attestations");
    Path policy = policy("ASSAY_SCREENING_LEVEL_2", Optional.empty());
    Path old = folder.resolve("log-old");
    copy(log, old);
    assertThat(assay("log", "withdraw", snapshot, "--reason", "list-error").exit()).isZero();
    // A cosignature renews the bundles: from then on they speak of the longer log.
    Cosigner witness = new Cosigner("w.example.net/w1", KeyFile.generate());
    SignedNote checkpoint = SignedNote.parse(assay("log", "checkpoint").out());
    Path line = file("line-old", witness.cosign(checkpoint, Instant.now()) + "\n");
    assertThat(assay("log", "cosign", line, "--witness", witness.key().vkey()).exit()).isZero();
    Shell shell = Shell.run("verify", "--bundle", bundle, "--policy", policy, "--log", old);
    assertThat(shell.exit()).isEqualTo(1);
    assertThat(shell.err()).contains("E_LOG_PROOF").contains("does not follow");
    assertThat(Shell.run("verify", "--bundle", bundle, "--policy", policy, "--log", log).err())
        .contains("E_WITHDRAWN");
  }

  @Test
  void aWithdrawnStatementNoLongerStands() throws Exception {
    final String snapshot = screened(tars.get(1), "one");
    Path bundle = workspace.resolve("snapshots").resolve(snapshot).resolve("bundle.assay.zip");
    Path log = workspace.resolve("log/attestations");
    Path policy = policy("ASSAY_SCREENING_LEVEL_2", Optional.empty());
    Object[] offline = {"verify", "--bundle", bundle, "--policy", policy};
    Object[] verify = {"verify", "--bundle", bundle, "--policy", policy, "--log", log};
    assertThat(Shell.run(verify).exit()).isZero();
    Path before = folder.resolve("log-before");
    copy(log, before);

    isOneSentence(assay("log", "withdraw", snapshot, "--reason", "List Error"), 2, "--reason");
    isOneSentence(assay("log", "withdraw", "none", "--reason", "list-error"), 1, "is not there");
    assertThat(assay("log", "withdraw", snapshot, "--reason", "list-error").exit()).isZero();
    assertThat(Shell.run(verify).exit()).isEqualTo(1);
    assertThat(Shell.run(verify).err()).contains("E_WITHDRAWN");
    assertThat(Shell.run(offline).exit()).as("offline nobody can know").isZero();
    assertThat(assay("log", "show").out()).contains("1  withdrawal  " + snapshot);
    isOneSentence(
        assay("log", "withdraw", snapshot, "--reason", "other"), 1, "was withdrawn before");
    assertThat(assay("fsck").exit()).isZero();

    // The power failed after the withdrawal was signed, before it was logged.
    Files.move(log, folder.resolve("log-after"));
    copy(before, log);
    assertThat(Shell.run(verify).exit()).isZero();
    assertThat(assay("log", "withdraw", snapshot, "--reason", "other").exit()).isZero();
    assertThat(Shell.run(verify).err()).contains("E_WITHDRAWN");
    assertThat(Files.readString(log.resolve("checkpoint")))
        .as("the same withdrawal")
        .isEqualTo(Files.readString(folder.resolve("log-after/checkpoint")));
  }

  @Test
  void aRunWithAShardThatFailedIsAttestedOnlyAfterItsRepair() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.copy(tars.get(1), data.resolve("a.tar"));
    byte[] whole = gzip(Files.readAllBytes(tars.get(0)));
    Path torn = data.resolve("b.tar.gz");
    Files.write(torn, Arrays.copyOf(whole, whole.length / 2));
    Shell shell = screen(data, "out");
    assertThat(shell.exit()).isEqualTo(1);
    JsonObject summary = JsonObject.parse(shell.out());
    assertThat(summary.texts("failures")).singleElement().asString().startsWith("b.tar.gz");
    assertThat(summary.text("statement")).isEmpty();
    Path snapshot = workspace.resolve("snapshots").resolve(summary.text("snapshot").orElseThrow());
    assertThat(snapshot.resolve("statement.dsse.json")).doesNotExist();
    assertThat(snapshot.resolve("bundle.assay.zip")).doesNotExist();
    assertThat(assay("log", "show").out()).isEmpty();
    assertThat(folder.resolve("out/a.tar")).exists();

    Files.write(torn, whole);
    Shell again = screen(data, "out");
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(JsonObject.parse(again.out()).text("statement")).isPresent();
    assertThat(snapshot.resolve("bundle.assay.zip")).exists();
    assertThat(assay("log", "show").out()).hasLineCount(1);
    assertThat(assay("fsck", "--outputs").exit()).isZero();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void aListOfTomorrowIsRefusedBeforeAnythingBegins() throws Exception {
    Path list = Files.copy(truth.list(), folder.resolve("tomorrow.csv"));
    Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);
    Files.setLastModifiedTime(list, FileTime.from(tomorrow));
    isOneSentence(screen(tars.get(1), "out", list), 2, "which is yet to come");
    assertThat(folder.resolve("out")).doesNotExist();
    for (String part : List.of("keys", "snapshots", "vault", "log")) {
      assertThat(workspace.resolve(part)).doesNotExist();
    }
  }

  /**
   * Stricter than level 1: what stands behind the end of a tar, other readers may take for more.
   */
  @Test
  void nothingIsAttestedOfATarWithJunkBehindItsEnd() throws Exception {
    Path tar = withJunk(tars.get(1), "junk.tar");
    Shell shell = screen(tar, "out");
    assertThat(shell.exit()).isEqualTo(1);
    assertThat(shell.err()).contains("behind the end of the archive");
    assertThat(JsonObject.parse(shell.out()).text("statement")).isEmpty();
    assertThat(folder.resolve("out")).isEmptyDirectory();
    assertThat(assay("log", "show").out()).isEmpty();
  }

  private Path withJunk(Path whole, String name) throws IOException {
    Path file = Files.copy(whole, folder.resolve(name));
    return Files.writeString(file, "x".repeat(100), StandardOpenOption.APPEND);
  }

  @Test
  void junkAfterTheLastRecordIsCountedAndKeepsASnapshotAtLevelOne() throws Exception {
    Path crawl;
    try (Stream<Path> files = Files.list(truth.dataset())) {
      crawl = files.filter(f -> f.toString().endsWith(".warc")).findFirst().orElseThrow();
    }
    screened(crawl, "whole"); // leaves out what is damaged in the sample
    Path junk = withJunk(folder.resolve("whole").resolve(crawl.getFileName()), "junk.warc");
    Shell shell = screen(junk, "out");
    assertThat(shell.exit()).as(shell.err()).isZero();
    JsonObject summary = JsonObject.parse(shell.out());
    assertThat(summary.object("bytes").orElseThrow().number("unparsed")).hasValue(100);
    assertThat(summary.text("level")).contains("ASSAY_SCREENING_LEVEL_1");
    String snapshot = summary.text("snapshot").orElseThrow();
    Path bundle = workspace.resolve("snapshots").resolve(snapshot).resolve("bundle.assay.zip");
    Path policy = policy("ASSAY_SCREENING_LEVEL_2", Optional.empty());
    assertThat(Shell.run("verify", "--bundle", bundle, "--policy", policy).err())
        .contains("E_COVERAGE")
        .contains("100 bytes were not parsed");
  }

  @Test
  void shardsThatSwappedTheirNamesAreStillVerified() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    for (Path tar : tars) {
      Files.copy(tar, data.resolve(tar.getFileName()));
    }
    String snapshot = screened(data, "out");
    Path bundle = workspace.resolve("snapshots").resolve(snapshot).resolve("bundle.assay.zip");
    Path key = folder.resolve("key.pem");
    assay("keys", "export", "--out", key);
    Path one = folder.resolve("out").resolve(tars.get(0).getFileName());
    Path two = folder.resolve("out").resolve(tars.get(1).getFileName());
    Path aside = folder.resolve("aside");
    Files.move(one, aside);
    Files.move(two, one);
    Files.move(aside, two);
    assertThat(Files.mismatch(one, two)).isNotNegative();
    // Matching is by digest: each is called by the name that the statement has for its bytes.
    assertThat(Shell.run("verify", one, "--bundle", bundle, "--key", key).out())
        .contains("Output shard `" + two.getFileName());
    assertThat(Shell.run("verify", two, "--bundle", bundle, "--key", key).out())
        .contains("Output shard `" + one.getFileName());
  }
}
