package assay.cli;

import assay.cli.refusal.UsageException;
import assay.cli.run.Snapshot;
import assay.durable.OwnerOnly;
import assay.evidence.proof.ContentProof;
import assay.evidence.proof.ProofException;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.stage.CustodyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay absent}: whether a content is among those that were kept. */
@Command(
    name = "absent",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Says whether a content was kept, and can write the proof of it.",
    footer = {
      "",
      "Only byte-identical content is meant: a copy that was encoded again has another digest."
    })
final class AbsentCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "SHA256", description = "The digest that is asked about")
  private String sha256;

  @Option(
      names = "--snapshot",
      paramLabel = "ID",
      description = "Which snapshot (default: the one finished last)")
  private String id;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the proof goes; assay verify --content checks it with the content key")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Digest digest;
    try {
      digest = Digest.parse(DigestAlgorithm.SHA256, sha256);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
    Snapshot snapshot = Snapshot.in(common.workspace(), Optional.ofNullable(id));
    ContentProof proof = snapshot.content(digest);
    boolean present;
    try {
      present = proof.judge(snapshot.key().contentKey()) == ContentProof.Answer.PRESENT;
    } catch (ProofException e) {
      throw new CustodyException("the contents tree does not prove itself: " + e.getMessage(), e);
    }
    if (out != null) {
      // The digest that is asked about may be a listed one.
      OwnerOnly.<RuntimeException>write(out, file -> file.write(proof.json().bytes()));
    }
    if (common.json()) {
      common.out().print(proof.json().pretty());
    } else if (!common.quiet()) {
      common
          .out()
          .println(
              (present ? "present" : "absent")
                  + ": this content is "
                  + (present ? "" : "not ")
                  + "among those that snapshot "
                  + snapshot.id()
                  + " kept");
    }
    common.out().flush();
    return 0;
  }
}
