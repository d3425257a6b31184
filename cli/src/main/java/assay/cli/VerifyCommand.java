package assay.cli;

import assay.evidence.verify.Reply;
import assay.evidence.verify.Verification;
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
    Reply reply = Reply.to(verification, common.json(), Instant.now());
    common.out().print(reply.out());
    common.out().flush();
    if (!reply.err().isEmpty()) {
      common.err().println("assay: " + reply.err());
      common.err().flush();
    }
    return reply.exit();
  }
}
