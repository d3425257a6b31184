package assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.cli.refusal.UsageException;
import assay.cli.run.Attestations;
import assay.evidence.log.LogEntry;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.merkle.TreeHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay log}: the attestation log. */
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Verifies the attestation log, takes cosignatures, withdraws statements.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LogCommand.Verify.class,
      LogCommand.Show.class,
      LogCommand.Checkpoint.class,
      LogCommand.Cosign.class,
      LogCommand.Withdraw.class
    })
final class LogCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    throw new UsageException("log needs a command: verify, show, checkpoint, cosign or withdraw");
  }

  private static Attestations log(CommonOptions common) throws IOException {
    return Attestations.in(common.workspace(), KeysCommand.keys(common.workspace()));
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = "Computes the root again from every entry, and compares every tile.",
      footer = {
        "",
        "With --since, also that it grew from an earlier checkpoint and from nothing else."
      })
  static final class Verify implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Option(
        names = "--since",
        paramLabel = "FILE",
        description = "A checkpoint that was kept from an earlier time")
    private Path since;

    @Override
    public Integer call() throws IOException {
      Attestations log = log(common);
      TreeHead head = log.verify();
      if (since != null) {
        log.requireGrownFrom(Files.readString(since));
      }
      if (common.json()) {
        common
            .out()
            .print(
                JsonObject.empty()
                    .with("size", head.size())
                    .with("root", head.root().hex())
                    .with("verified", true)
                    .pretty());
      } else if (!common.quiet()) {
        common
            .out()
            .println("the log is whole: " + head.size() + " entries, root " + head.root().hex());
      }
      common.out().flush();
      return 0;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = "Prints the entries.")
  static final class Show implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Override
    public Integer call() throws IOException {
      log(common).entries((index, entry) -> common.out().println(index + "  " + text(entry)));
      common.out().flush();
      return 0;
    }

    private static String text(byte[] entry) {
      try {
        LogEntry known = LogEntry.parse(entry);
        return known.kind() + "  " + known.snapshot() + "  " + known.statement();
      } catch (JsonException e) {
        return entry.length + " bytes of another kind";
      }
    }
  }

  @Command(
      name = "checkpoint",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = "Prints the signed head, to be given to witnesses and monitors.")
  static final class Checkpoint implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Override
    public Integer call() throws IOException {
      common.out().print(log(common).checkpoint());
      common.out().flush();
      return 0;
    }
  }

  @Command(
      name = "cosign",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = "Adds a witness's cosignature to the head, and renews the bundles.")
  static final class Cosign implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Parameters(paramLabel = "FILE", description = "The signature line that the witness returned")
    private Path line;

    @Option(
        names = "--witness",
        required = true,
        paramLabel = "VKEY",
        description = "The witness's key; a cosignature that it does not verify is refused")
    private String witness;

    @Override
    public Integer call() throws IOException {
      Attestations log = log(common);
      String when = log.cosign(Files.readString(line, UTF_8).strip(), witness);
      if (!common.quiet()) {
        common.out().println("cosigned " + when + "; the bundles were renewed");
        common.out().flush();
      }
      return 0;
    }
  }

  @Command(
      name = "withdraw",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = "Says in the log that the statement on a snapshot no longer stands.")
  static final class Withdraw implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Parameters(paramLabel = "ID", description = "The snapshot")
    private String id;

    @Option(
        names = "--reason",
        required = true,
        paramLabel = "CODE",
        description = "Lower case with hyphens: list-error, scanner-defect, …")
    private String reason;

    @Override
    public Integer call() throws IOException {
      if (!reason.matches("[a-z0-9-]{1,64}")) {
        throw new UsageException("--reason is a code in lower case with hyphens");
      }
      Path written = log(common).withdraw(id, reason);
      if (!common.quiet()) {
        common.out().println("withdrawn: " + written);
        common.out().flush();
      }
      return 0;
    }
  }
}
