package assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.cli.refusal.RefusedException;
import assay.cli.refusal.UsageException;
import assay.cli.run.Snapshot;
import assay.durable.OwnerOnly;
import assay.evidence.audit.AuditChallenge;
import assay.evidence.audit.AuditResponse;
import assay.evidence.proof.ProofException;
import assay.evidence.statement.ScreeningStatement;
import assay.evidence.verify.RefusedEvidenceException;
import assay.evidence.verify.Verification;
import assay.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay audit}: how an outsider estimates how honestly a tree was built. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Challenges an operator to show items drawn at random, and checks the answer.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      AuditCommand.Challenge.class,
      AuditCommand.Respond.class,
      AuditCommand.Check.class
    })
final class AuditCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    throw new UsageException("audit needs a command: challenge, respond or check");
  }

  /** Which statement is audited, and whose. */
  static final class Evidence {
    @Option(names = "--bundle", required = true, paramLabel = "FILE", description = "The evidence")
    private Path bundle;

    @Option(names = "--key", paramLabel = "FILE", description = "The signer's public key, PEM")
    private Path key;

    @Option(names = "--policy", paramLabel = "FILE", description = "Whom to trust, JSON")
    private Path policy;

    ScreeningStatement statement() throws IOException {
      Verification verification =
          new Verification(
              Optional.empty(),
              bundle,
              Optional.ofNullable(key),
              Optional.ofNullable(policy),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      try {
        return verification.run(Instant.now()).statement();
      } catch (RefusedEvidenceException e) {
        throw new RefusedException(e.code() + ": " + e.getMessage());
      } catch (IllegalArgumentException e) {
        throw new UsageException(e.getMessage());
      }
    }
  }

  private static AuditChallenge challenge(Path file) throws IOException {
    try {
      return AuditChallenge.parse(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new UsageException(file + ": " + e.getMessage());
    }
  }

  @Command(
      name = "challenge",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = "The auditor: draws items of a verified statement.",
      footer = {
        "",
        "The beacon is public randomness that did not exist when the statement was logged. To meet",
        "a share of 0.1 % wrong leaves with 99 %, draw 4,603; 0.01 % with 95 %, 29,956."
      })
  static final class Challenge implements Callable<Integer> {
    @Mixin private CommonOptions common;
    @Mixin private Evidence evidence;

    @Option(
        names = "--beacon",
        required = true,
        paramLabel = "HEX",
        description = "Public randomness, 16 bytes or more")
    private String beacon;

    @Option(
        names = "--count",
        paramLabel = "N",
        defaultValue = "4603",
        description = "How often to draw (default: ${DEFAULT-VALUE})")
    private int count;

    @Override
    public Integer call() throws IOException {
      try {
        AuditChallenge challenge = AuditChallenge.of(evidence.statement(), beacon, count);
        common.out().println(challenge.json().write());
        common.out().flush();
        return 0;
      } catch (IllegalArgumentException e) {
        throw new UsageException(e.getMessage());
      }
    }
  }

  @Command(
      name = "respond",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = "The operator: writes the leaves that were drawn, for the auditor alone.")
  static final class Respond implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Parameters(paramLabel = "CHALLENGE", description = "The challenge")
    private Path file;

    @Option(names = "--snapshot", paramLabel = "ID", description = "Which snapshot")
    private String id;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The response")
    private Path out;

    @Override
    public Integer call() throws IOException {
      AuditChallenge challenge = challenge(file);
      Snapshot snapshot = Snapshot.in(common.workspace(), Optional.ofNullable(id));
      if (!challenge.isOf(snapshot.statement(Optional.empty()))) {
        throw new RefusedException("the challenge is not to the statement on " + snapshot.id());
      }
      OwnerOnly.<RuntimeException>write(out, stream -> respond(snapshot, challenge, stream));
      return 0;
    }

    private static void respond(Snapshot snapshot, AuditChallenge challenge, OutputStream stream)
        throws IOException {
      snapshot.prove(
          challenge.indexes(), (leaf, proof) -> stream.write(AuditResponse.line(leaf, proof)));
    }
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = "The auditor: checks the answer, and prints what the leaves say.",
      footer = {
        "",
        "Then screen the items on the operator's premises with a scanner of your own, and compare",
        "its verdicts with the leaves that --leaves writes."
      })
  static final class Check implements Callable<Integer> {
    @Mixin private CommonOptions common;
    @Mixin private Evidence evidence;

    @Parameters(index = "0", paramLabel = "CHALLENGE", description = "The challenge")
    private Path file;

    @Parameters(index = "1", paramLabel = "RESPONSE", description = "The operator's answer")
    private Path response;

    @Option(
        names = "--leaves",
        paramLabel = "FILE",
        description = "Write the leaves, one a line, to compare with one's own verdicts")
    private Path leaves;

    @Override
    public Integer call() throws IOException {
      AuditChallenge challenge = challenge(file);
      if (!challenge.isOf(evidence.statement())) {
        throw new RefusedException("the challenge is not to this statement");
      }
      SortedMap<String, Long> counts = new TreeMap<>();
      try {
        if (leaves == null) {
          AuditResponse.check(challenge, response, leaf -> count(counts, leaf.verdict()));
        } else {
          OwnerOnly.<ProofException>write(
              leaves,
              out ->
                  AuditResponse.check(
                      challenge,
                      response,
                      leaf -> {
                        count(counts, leaf.verdict());
                        out.write((leaf.json().write() + "\n").getBytes(UTF_8));
                      }));
        }
      } catch (ProofException e) {
        throw new RefusedException(e.getMessage());
      }
      common
          .out()
          .print(
              JsonObject.empty()
                  .with("statement", challenge.statement())
                  .with("drawn", challenge.count())
                  .with("shown", challenge.indexes().size())
                  .with("verdicts", counts)
                  .pretty());
      common.out().flush();
      return 0;
    }

    private static void count(SortedMap<String, Long> counts, String verdict) {
      counts.merge(verdict, 1L, Long::sum);
    }
  }
}
