package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.demo.DemoData;
import assay.cli.demo.GroundTruth;
import assay.evidence.keys.KeyFile;
import assay.evidence.note.Cosigner;
import assay.evidence.note.SignedNote;
import assay.json.JsonObject;
import assay.match.decode.DecodeLimits;
import assay.match.pdq.PdqHasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does with the log, and what verifiers see of it. */
class LogCommandTest {
  private static final Instant SEEN = Instant.parse("2026-03-02T20:00:00Z");

  @TempDir private Path folder;
  private Path workspace;
  private Path shard;
  private Path bundle;
  private String snapshot;

  /** One shard that is whole, so that level 2 is reached. */
  @BeforeEach
  void screen() throws Exception {
    GroundTruth truth = DemoData.write(folder, new PdqHasher(DecodeLimits.standard()), 7);
    Path whole = Files.createDirectory(folder.resolve("whole"));
    Files.copy(truth.dataset().resolve("shard-00000.tar"), whole.resolve("shard-00000.tar"));
    workspace = folder.resolve("workspace");
    Path output = folder.resolve("out");
    Shell screened =
        inWorkspace("screen", whole, "--list", truth.list(), "--out", output, "--json");
    assertThat(screened.exit()).as(screened.err()).isZero();
    snapshot = JsonObject.parse(screened.out()).text("snapshot").orElseThrow();
    bundle = workspace.resolve("snapshots").resolve(snapshot).resolve("bundle.assay.zip");
    shard = output.resolve("shard-00000.tar");
  }

  private Shell inWorkspace(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--workspace", workspace));
    return Shell.run(all.toArray());
  }

  private Path policy(String witnesses) throws IOException {
    String exported = inWorkspace("keys", "export", "--policy").out();
    return Files.writeString(
        folder.resolve("policy.json"),
        exported.replace("quorum none", witnesses).replace("LEVEL_2", "LEVEL_3"));
  }

  private Shell verify(Path policy) {
    Path log = workspace.resolve("log/attestations");
    return Shell.run("verify", shard, "--bundle", bundle, "--policy", policy, "--log", log);
  }

  @Test
  void aCosignedHeadMakesLevelThree() throws Exception {
    Cosigner witness = new Cosigner("w.example.net/w1", KeyFile.generate());
    String vkey = witness.key().vkey();
    Path policy = policy("witness w1 " + vkey + "\\nquorum w1");
    assertThat(verify(policy).err()).contains("E_WITNESS_QUORUM");

    String head = inWorkspace("log", "checkpoint").out();
    Path line =
        Files.writeString(
            folder.resolve("line"), witness.cosign(SignedNote.parse(head), SEEN) + "\n");
    String stranger = new Cosigner("w.example.net/w2", KeyFile.generate()).key().vkey();
    assertThat(inWorkspace("log", "cosign", line, "--witness", stranger).exit()).isEqualTo(1);
    assertThat(inWorkspace("log", "cosign", line, "--witness", vkey).exit()).isZero();
    Shell verified = verify(policy);
    assertThat(verified.out()).as(verified.err()).startsWith("ASSAY_SCREENING_LEVEL_3\n");
    assertThat(inWorkspace("fsck").exit()).isZero();
  }

  @Test
  void aWithdrawalIsSeenByWhoeverReadsTheLog() throws Exception {
    Path policy = policy("quorum none");
    Files.writeString(policy, Files.readString(policy).replace("LEVEL_3", "LEVEL_2"));
    assertThat(verify(policy).exit()).isZero();
    Path before = folder.resolve("before");
    Files.writeString(before, inWorkspace("log", "checkpoint").out());
    assertThat(inWorkspace("log", "withdraw", snapshot, "--reason", "list-error").exit()).isZero();
    assertThat(verify(policy).err()).contains("E_WITHDRAWN");
    assertThat(inWorkspace("log", "verify", "--since", before).exit()).isZero();
    assertThat(inWorkspace("log", "withdraw", snapshot, "--reason", "list-error").err())
        .contains("was withdrawn before");
  }

  @Test
  void aWithdrawalThatWasSignedAndNotLoggedIsLogged() throws Exception {
    Path log = workspace.resolve("log/attestations");
    Path aside = folder.resolve("aside");
    copy(log, aside);
    assertThat(inWorkspace("log", "withdraw", snapshot, "--reason", "list-error").exit()).isZero();
    String logged = inWorkspace("log", "show").out();
    copy(aside, log);
    assertThat(inWorkspace("log", "show").out()).doesNotContain("withdrawal");
    assertThat(inWorkspace("log", "withdraw", snapshot, "--reason", "other").exit()).isZero();
    assertThat(inWorkspace("log", "show").out()).isEqualTo(logged);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
