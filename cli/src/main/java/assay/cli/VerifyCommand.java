package assay.cli;

import assay.cli.refusal.RefusedException;
import assay.cli.refusal.UsageException;
import assay.evidence.verify.RefusedEvidenceException;
import assay.evidence.verify.Verification;
import assay.evidence.verify.Verified;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay verify}: what a trainer checks, offline. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Verifies a shard, an item or a statement against its evidence, offline.",
    footer = {
      "",
      "Exit codes: 0 verified, 1 refused (with a code), 2 could not run.",
      "assay-verify.jar does the same without anything else installed."
    })
final class VerifyCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(
      arity = "0..1",
      paramLabel = "SHARD",
      description = "An output shard, a file or a folder; with --item, one item's file")
  private Path file;

  @Option(
      names = "--bundle",
      required = true,
      paramLabel = "FILE",
      description = "The evidence: a bundle, or a signed statement alone")
  private Path bundle;

  @Option(names = "--key", paramLabel = "FILE", description = "The signer's public key, PEM")
  private Path key;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Whom to trust and what to demand, JSON (see docs/verify.md)")
  private Path policy;

  @Option(names = "--item", paramLabel = "FILE", description = "A proof of one item")
  private Path item;

  @Option(names = "--content", paramLabel = "FILE", description = "A proof about one content")
  private Path content;

  @Option(
      names = "--content-key",
      paramLabel = "HEX",
      description = "The content key of the snapshot, for --content")
  private String contentKey;

  @Option(
      names = "--second",
      paramLabel = "FILE",
      description = "Another scanner's statement on the same items, for level 4")
  private Path second;

  @Option(names = "--log", paramLabel = "DIR", description = "A copy of the attestation log")
  private Path log;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "The start of the training, which the age of lists is judged by (default: now)")
  private String at;

  @Override
  public Integer call() {
    Verification verification =
        new Verification(
            Optional.ofNullable(file),
            bundle,
            Optional.ofNullable(key),
            Optional.ofNullable(policy),
            Optional.ofNullable(item),
            Optional.ofNullable(content),
            Optional.ofNullable(contentKey),
            Optional.ofNullable(second),
            Optional.ofNullable(log),
            Optional.ofNullable(at));
    try {
      Verified verified = verification.run(Instant.now());
      common
          .out()
          .print(
              common.json()
                  ? verified.json().pretty()
                  : verified.level() + "\n" + verified.sentence() + "\n");
      common.out().flush();
      return 0;
    } catch (RefusedEvidenceException e) {
      if (common.json()) {
        common.out().print(Verified.json(e).pretty());
        common.out().flush();
        return 1;
      }
      throw new RefusedException(e.code() + ": " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    } catch (NoSuchFileException e) { // what could not be looked at was not refused
      throw new UsageException(e.getFile() + ": is not there");
    } catch (IOException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
