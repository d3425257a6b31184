package assay.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.cli.demo.GroundTruth;
import assay.cli.refusal.RefusedException;
import assay.evidence.dsse.Envelope;
import assay.evidence.statement.ScreeningStatement;
import assay.json.JsonObject;
import assay.policy.Policy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run attests depends on what was screened, and is nothing if the screener fails. */
class RunEvidenceTest {
  @TempDir static Path folder;
  private static GroundTruth truth;

  @BeforeAll
  static void write() throws Exception {
    truth = SampleRun.dataset(folder.resolve("data"));
  }

  @Test
  void oneWorkerAndFourSignTheSamePayloadButForItsRunAndTimes() throws Exception {
    SampleRun one = new SampleRun(truth, folder.resolve("one"));
    one.run(Policy.standard(), 1, RunObserver.NONE);
    SampleRun four = new SampleRun(truth, folder.resolve("four"));
    four.shareKeysOf(one); // with the key of the snapshot
    four.run(Policy.standard(), 4, RunObserver.NONE);
    assertThat(payload(four)).isEqualTo(payload(one));
    assertThat(payload(one)).contains("\"runId\":\"-\"").contains("\"finishedOn\":\"-\"");
  }

  /** With a dash for everything that may differ. */
  private static String payload(SampleRun run) throws Exception {
    Envelope envelope =
        Envelope.parse(Files.readAllBytes(snapshot(run).resolve("statement.dsse.json")));
    String payload = new String(envelope.payload(), StandardCharsets.UTF_8);
    assertThat(ScreeningStatement.parse(envelope.payload()).brokenInvariant()).isEmpty();
    return payload.replaceAll(
        "\"(runId|startedOn|finishedOn|retrievedOn)\":\"[^\"]*\"", "\"$1\":\"-\"");
  }

  private static Path snapshot(SampleRun run) throws Exception {
    try (Stream<Path> snapshots = Files.list(run.workspace().resolve("snapshots"))) {
      return snapshots.findFirst().orElseThrow();
    }
  }

  @Test
  void aRunThatMissesItsCanariesPublishesNothingAndTrustsNothingItFound() throws Exception {
    SampleRun run = new SampleRun(truth, folder.resolve("missed"));
    try (Assembly assembly = Assembly.of(run.request(Policy.standard(), 2), RunObserver.NONE)) {
      swapPictures(snapshot(run).resolve("protected/canaries/pictures"));
      assertThatThrownBy(() -> assembly.screening().run())
          .isInstanceOf(RefusedException.class)
          .hasMessageMatching("canaries: [0-9]+ of [0-9]+ listed drawings were found, .*")
          .hasMessageContaining("nothing was published");
    }
    assertThat(run.output()).isEmptyDirectory();
    assertThat(run.workspace().resolve("log/attestations")).doesNotExist();
    List<String> left = Trees.files(snapshot(run)).stream().map(Path::toString).toList();
    assertThat(left).noneMatch(name -> name.endsWith(".dsse.json") || name.endsWith(".zip"));
    assertThat(left).as("its ledgers may have missed more").noneMatch(n -> n.contains("/ledger/"));

    run.run();
    JsonObject summary = JsonObject.parse(Files.readString(snapshot(run).resolve("summary.json")));
    assertThat(summary.text("statement")).isPresent();
    assertThat(run.fsck()).isEmpty();
  }

  /**
   * To the matchers, the drawing that is listed and the next, which is not, have changed places.
   */
  private static void swapPictures(Path pictures) throws Exception {
    Path aside = pictures.resolveSibling("aside");
    Files.move(pictures.resolve("0000.jpg"), aside);
    Files.move(pictures.resolve("0001.jpg"), pictures.resolve("0000.jpg"));
    Files.move(aside, pictures.resolve("0001.jpg"));
  }
}
