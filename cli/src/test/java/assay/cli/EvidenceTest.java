package assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.demo.DemoData;
import assay.cli.demo.GroundTruth;
import assay.evidence.records.RecordReader;
import assay.json.JsonObject;
import assay.match.decode.DecodeLimits;
import assay.match.pdq.PdqHasher;
import assay.record.ItemRecord;
import assay.verdict.Disposition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trainer, an inquirer and an auditor do with what a run leaves behind. */
class EvidenceTest {
  @TempDir static Path folder;

  private static GroundTruth truth;
  private static Path workspace;
  private static Path output;
  private static Path bundle;
  private static Path key;
  private static JsonObject summary;

  @BeforeAll
  static void screen() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    truth = DemoData.write(data, new PdqHasher(DecodeLimits.standard()), 7);
    workspace = folder.resolve("workspace");
    output = folder.resolve("out");
    Shell shell =
        Shell.run(
            "screen",
            truth.dataset(),
            "--list",
            truth.list(),
            "--out",
            output,
            "--workspace",
            workspace,
            "--json");
    assertThat(shell.exit()).as(shell.err()).isZero();
    summary = JsonObject.parse(shell.out());
    bundle = snapshot().resolve("bundle.assay.zip");
    key = folder.resolve("key.pem");
    assertThat(inWorkspace("keys", "export", "--out", key).exit()).isZero();
  }

  private static Path snapshot() {
    return workspace.resolve("snapshots").resolve(summary.text("snapshot").orElseThrow());
  }

  private static Shell inWorkspace(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.add("--workspace");
    all.add(workspace);
    return Shell.run(all.toArray());
  }

  private static Shell verify(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("verify"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--bundle", bundle, "--key", key));
    return Shell.run(all.toArray());
  }

  private static List<Path> shards() throws IOException {
    try (Stream<Path> files = Files.list(output)) {
      return files.filter(f -> f.toString().matches(".*\\.(warc|gz|tar)")).sorted().toList();
    }
  }

  @Test
  void everyOutputShardIsVerified() throws Exception {
    assertThat(shards()).hasSizeGreaterThan(2);
    for (Path shard : shards()) {
      Shell shell = verify(shard);
      assertThat(shell.exit()).as(shell.err()).isZero();
      assertThat(shell.out())
          .startsWith("ASSAY_SCREENING_LEVEL_1\nOutput shard `" + shard.getFileName())
          .endsWith("Only known material within these thresholds is covered.\n");
    }
    // The shard that is a folder of loose files is the output folder without the other shards.
    assertThat(verify(output).out()).contains("Output shard `.`");
    assertThat(verify().out()).contains("Snapshot `" + summary.text("snapshot").orElseThrow());
  }

  @Test
  void anInputShardOrOneThatWasTouchedIsRefused() throws Exception {
    Path shard = shards().get(0);
    assertThat(verify(truth.dataset().resolve(shard.getFileName())).err()).contains("E_SUBJECT");
    byte[] bytes = Files.readAllBytes(shard);
    bytes[bytes.length / 2] ^= 1;
    Path touched = Files.write(folder.resolve("touched"), bytes);
    Shell shell = verify(touched, "--json");
    assertThat(shell.exit()).isEqualTo(1);
    assertThat(JsonObject.parse(shell.out()).text("error")).contains("E_SUBJECT");
  }

  @Test
  void whatCouldNotBeLookedAtIsNotRefused() {
    Shell shell = verify(folder.resolve("not-there"));
    assertThat(shell.exit()).isEqualTo(2);
    assertThat(shell.err()).contains("not-there: is not there");
  }

  @Test
  void noKeysAreMadeInAFolderThatIsNoWorkspace() {
    Path other = folder.resolve("no-workspace");
    for (String command : List.of("keys export", "fsck", "log verify")) {
      List<Object> words = new ArrayList<>(List.of(command.split(" ", -1)));
      words.addAll(List.of("--workspace", other));
      Shell shell = Shell.run(words.toArray());
      assertThat(shell.exit()).as(command).isEqualTo(1);
      assertThat(shell.err()).contains("has no keys yet");
      assertThat(other).doesNotExist();
    }
  }

  @Test
  void theCanariesWereFoundAndAreNotInTheOutput() throws Exception {
    JsonObject canaries = summary.object("canaries").orElseThrow();
    assertThat(canaries.number("planted").orElseThrow()).isPositive();
    assertThat(canaries.number("detected")).isEqualTo(canaries.number("planted"));
    assertThat(canaries.number("negativesFlagged")).hasValue(0);
    assertThat(snapshot().resolve("protected/canaries")).doesNotExist();
  }

  @Test
  void bytesThatWereNotParsedKeepASnapshotAtLevelOneAndOthersReachLevelTwo() throws Exception {
    // The sample has a damaged stretch on purpose.
    assertThat(summary.object("bytes").orElseThrow().number("unparsed").orElseThrow()).isPositive();
    assertThat(summary.text("level")).contains("ASSAY_SCREENING_LEVEL_1");
    Path whole = Files.createDirectory(folder.resolve("whole"));
    Path shard = shards().get(0);
    Files.copy(shard, whole.resolve(shard.getFileName()));
    Shell shell =
        Shell.run(
            "screen",
            whole,
            "--list",
            truth.list(),
            "--out",
            folder.resolve("whole-out"),
            "--workspace",
            folder.resolve("whole-workspace"),
            "--json");
    assertThat(shell.exit()).as(shell.err()).isZero();
    JsonObject level = JsonObject.parse(shell.out());
    assertThat(level.object("bytes").orElseThrow().number("unparsed")).hasValue(0);
    assertThat(level.text("level")).contains("ASSAY_SCREENING_LEVEL_2");
  }

  @Test
  void nothingPublishedTellsOfARemovedItem() throws Exception {
    Set<String> secrets = RemovedFacts.in(snapshot());
    assertThat(secrets).hasSizeGreaterThan(100);
    List<Path> published = new ArrayList<>();
    for (String name :
        List.of(
            "statement.dsse.json",
            "items.checkpoint",
            "shards.checkpoint",
            "contents.checkpoint",
            "shards.jsonl",
            "inputs.jsonl",
            "bundle.assay.zip")) {
      published.add(snapshot().resolve(name));
    }
    try (Stream<Path> log = Files.walk(workspace.resolve("log/attestations"))) {
      log.filter(Files::isRegularFile).forEach(published::add);
    }
    for (Path file : published) {
      String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
      String payload = text.contains("\"payload\"") ? payload(text) : "";
      for (String secret : secrets) {
        assertThat(text.contains(secret) || payload.contains(secret))
            .as("%s tells of a removed item", file)
            .isFalse();
      }
    }
    // The search finds what is there: the protected records do tell.
    assertThat(Files.exists(snapshot().resolve("protected/records/00000.parquet"))).isTrue();
  }

  private static String payload(String envelope) throws Exception {
    int from = envelope.indexOf('{');
    int end = envelope.lastIndexOf('}') + 1;
    try {
      JsonObject json = JsonObject.parse(envelope.substring(from, end));
      return new String(Base64.getDecoder().decode(json.text("payload").orElseThrow()), UTF_8);
    } catch (assay.json.JsonException e) {
      return ""; // a zip file: its parts are searched as they are
    }
  }

  @Test
  void oneKeptItemIsProvenAndARemovedOneOnlyOnPurpose() throws Exception {
    ItemRecord kept = first(true);
    Path proof = folder.resolve("item.tlog-proof");
    Shell shell = inWorkspace("prove", kept.locator(), "--out", proof);
    assertThat(shell.exit()).as(shell.err()).isZero();
    assertThat(Files.size(proof)).isLessThan(2048);
    assertThat(verify("--item", proof).out()).contains("was screened: clear, kept;");

    ItemRecord removed = first(false);
    Path other = folder.resolve("removed.tlog-proof");
    assertThat(inWorkspace("prove", removed.locator(), "--out", other).exit()).isEqualTo(2);
    assertThat(other).doesNotExist();
    assertThat(inWorkspace("prove", removed.locator(), "--removed", "--out", other).exit())
        .isZero();
    assertThat(verify("--item", other).out()).contains("quarantined");
  }

  private static ItemRecord first(boolean kept) throws IOException {
    Path records =
        snapshot().resolve(kept ? "records" : "protected/records").resolve("00000.parquet");
    try (RecordReader reader = RecordReader.open(records)) {
      for (Optional<ItemRecord> i = reader.next(); i.isPresent(); i = reader.next()) {
        if (kept == (i.get().disposition() == Disposition.KEPT)) {
          return i.get();
        }
      }
    }
    throw new IllegalStateException("there is no such item");
  }

  @Test
  void aContentIsPresentOrAbsentAndSaysSoWithAProof() throws Exception {
    String contentKey = inWorkspace("keys", "content").out().strip();
    for (boolean kept : new boolean[] {true, false}) {
      String sha256 = first(kept).readings().get(0).sha256().hex();
      Path proof = folder.resolve("content-" + kept);
      Shell shell = inWorkspace("absent", sha256, "--out", proof);
      assertThat(shell.out()).startsWith(kept ? "present" : "absent");
      assertThat(verify("--content", proof, "--content-key", contentKey).out())
          .contains(kept ? "is among the contents" : "is not among the contents");
    }
  }

  @Test
  void anAuditorDrawsItemsAndChecksTheAnswer() throws Exception {
    String beacon = HexFormat.of().formatHex(new byte[32]);
    Shell drawn =
        Shell.run(
            "audit",
            "challenge",
            "--bundle",
            bundle,
            "--key",
            key,
            "--beacon",
            beacon,
            "--count",
            20);
    Path challenge = Files.writeString(folder.resolve("challenge"), drawn.out());
    Path response = folder.resolve("response");
    assertThat(inWorkspace("audit", "respond", challenge, "--out", response).exit()).isZero();
    Object[] check = {"audit", "check", challenge, response, "--bundle", bundle, "--key", key};
    Shell checked = Shell.run(check);
    assertThat(checked.exit()).as(checked.err()).isZero();
    assertThat(JsonObject.parse(checked.out()).number("drawn")).hasValue(20);

    List<String> lines = Files.readAllLines(response);
    Files.write(response, lines.subList(1, lines.size()));
    assertThat(Shell.run(check).err()).contains("line 1 of the response");
    Files.write(response, lines.subList(0, lines.size() - 1));
    assertThat(Shell.run(check).err()).contains("is missing");
  }

  @Test
  void thePolicyThatIsExportedTrustsTheWorkspace() throws Exception {
    Path policy = folder.resolve("policy.json");
    assertThat(inWorkspace("keys", "export", "--policy", "--out", policy).exit()).isZero();
    Files.writeString(policy, Files.readString(policy).replace("LEVEL_2", "LEVEL_1"));
    Shell shell =
        Shell.run(
            "verify",
            shards().get(0),
            "--bundle",
            bundle,
            "--policy",
            policy,
            "--log",
            workspace.resolve("log/attestations"),
            "--json");
    assertThat(shell.exit()).as(shell.out()).isZero();
    assertThat(JsonObject.parse(shell.out()).flag("verified")).contains(true);
  }

  @Test
  void fsckFindsTheWorkspaceWholeAndNamesWhatIsNot() throws Exception {
    Shell whole = inWorkspace("fsck", "--outputs");
    assertThat(whole.exit()).as(whole.err()).isZero();
    for (String name :
        List.of(
            "statement.dsse.json",
            "items.checkpoint",
            "shards.jsonl",
            "inputs.jsonl",
            "bundle.assay.zip",
            "tiles/items/0",
            "protected/contents.tags",
            "records/00000.parquet",
            "protected/records/00000.parquet")) {
      Path file = snapshot().resolve(name);
      Path aside = folder.resolve("aside");
      Files.move(file, aside);
      assertThat(inWorkspace("fsck").exit()).as("without %s", name).isEqualTo(1);
      byte[] bytes = Files.readAllBytes(aside);
      bytes[bytes.length / 2] ^= 4;
      Files.write(file, bytes);
      Shell damaged = inWorkspace("fsck");
      assertThat(damaged.exit()).as("damaged %s", name).isEqualTo(1);
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(inWorkspace("fsck").exit()).isZero();
    Path custody = Files.writeString(workspace.resolve("log/custody.jsonl"), "{}\n");
    assertThat(inWorkspace("fsck").err()).contains("custody log: ");
    Files.delete(custody);
  }
}
