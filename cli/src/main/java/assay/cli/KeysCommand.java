package assay.cli;

import assay.cli.lists.AllowList;
import assay.cli.refusal.RefusedException;
import assay.cli.refusal.UsageException;
import assay.cli.run.Evidence;
import assay.cli.run.ListKey;
import assay.cli.run.Passphrase;
import assay.cli.run.Snapshot;
import assay.durable.AtomicFile;
import assay.durable.OwnerOnly;
import assay.evidence.keys.Keys;
import assay.evidence.signature.KeyException;
import assay.evidence.verify.PolicyReader;
import assay.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay keys}: the keys that sign, and what others need of them. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Creates the keys that sign, exports the public ones, and encrypts lists.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      KeysCommand.Init.class,
      KeysCommand.Export.class,
      KeysCommand.Content.class,
      KeysCommand.Lists.class
    })
final class KeysCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    throw new UsageException("keys needs a command: init, export, content or lists");
  }

  /**
   * The keys of a workspace that has them.
   *
   * @throws RefusedException if it has none: a mistyped folder must not become a workspace
   */
  static Keys keys(Path workspace) throws IOException {
    if (Files.notExists(workspace.resolve("keys/statement.pub"))
        && Files.notExists(workspace.resolve("keys/statement.pem"))) {
      throw new RefusedException(
          workspace + ": has no keys yet; screening makes them, and so does assay keys init");
    }
    return keys(workspace, Optional.empty());
  }

  private static Keys keys(Path workspace, Optional<String> logName) throws IOException {
    try {
      OwnerOnly.directory(workspace);
      return Keys.in(workspace.resolve("keys"), Passphrase.ofKeys(), logName);
    } catch (KeyException e) {
      throw new RefusedException(e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  @Command(
      name = "init",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = "Creates the keys, if they are not there; screening does so as well.",
      footer = {"", "They are encrypted if ASSAY_KEY_PASSPHRASE is set."})
  static final class Init implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Option(
        names = "--log-name",
        paramLabel = "NAME",
        description = "The name of the log, for good: a URL without scheme (example.org/assay)")
    private String logName;

    @Override
    public Integer call() throws IOException {
      Keys keys = keys(common.workspace(), Optional.ofNullable(logName));
      if (!common.quiet()) {
        keys.created().forEach(file -> common.out().println("created " + file));
        common.out().println("log " + keys.logKey().vkey());
        common.out().flush();
      }
      return 0;
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = "Prints the public key of statements, or a policy that trusts this workspace.")
  static final class Export implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Option(names = "--policy", description = "A trust policy for assay verify, with the log's key")
    private boolean policy;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to (default: here)")
    private Path out;

    @Override
    public Integer call() throws IOException {
      Keys keys = keys(common.workspace());
      String text = policy ? policy(keys).pretty() : keys.statementKey().verificationKey().pem();
      if (out == null) {
        common.out().print(text);
        common.out().flush();
      } else {
        AtomicFile.<RuntimeException>write(
            out, file -> file.write(text.getBytes(StandardCharsets.UTF_8)));
      }
      return 0;
    }

    private static JsonObject policy(Keys keys) {
      String spki =
          Base64.getEncoder().encodeToString(keys.statementKey().verificationKey().spki());
      return JsonObject.empty()
          .with("type", PolicyReader.TYPE)
          .with(
              "keys",
              List.of(
                  JsonObject.empty()
                      .with("name", keys.logName())
                      .with("spki", spki)
                      .with("scanners", List.of(Evidence.SCANNER))))
          .with("minLevel", "ASSAY_SCREENING_LEVEL_2")
          .with("log", "log " + keys.logKey().vkey() + "\nquorum none\n");
    }
  }

  @Command(
      name = "content",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = "Prints the content key of a snapshot, for those who may ask what was kept.")
  static final class Content implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Parameters(
        arity = "0..1",
        paramLabel = "ID",
        description = "Which snapshot (default: the one finished last)")
    private String id;

    @Override
    public Integer call() throws IOException {
      Snapshot snapshot = Snapshot.in(common.workspace(), Optional.ofNullable(id));
      common.out().println(HexFormat.of().formatHex(snapshot.key().contentKey()));
      common.out().flush();
      return 0;
    }
  }

  @Command(
      name = "lists",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description =
          "Creates the key of lists, if it is not there; lists are encrypted from now on, and so is"
              + " what is allowed.",
      footer = {
        "",
        "The key is encrypted if ASSAY_KEY_PASSPHRASE is set. Lists that are in the clear are",
        "encrypted now. --rotate encrypts all of them with a new key, which takes the place of",
        "the old one. After a kill run the same again."
      })
  static final class Lists implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Option(names = "--rotate", description = "Encrypt everything with a new key")
    private boolean rotate;

    @Override
    public Integer call() throws IOException {
      Path workspace = common.workspace();
      ListKey.Kept allowed = (from, to) -> AllowList.encrypt(workspace, from, to);
      if (rotate) {
        List<String> lists = ListKey.rotate(workspace, Passphrase.ofKeys(), allowed);
        say(lists, "lists are encrypted with a new key: back up keys/lists.key");
        return 0;
      }
      ListKey.Encrypted encrypted = ListKey.turnOn(workspace, Passphrase.ofKeys(), allowed);
      if (encrypted.made() && !common.quiet()) {
        common.out().println("created " + encrypted.key() + ": back it up");
      }
      say(encrypted.lists(), "lists are kept encrypted; index files are made anew when needed");
      return 0;
    }

    private void say(List<String> lists, String last) {
      if (!common.quiet()) {
        lists.forEach(id -> common.out().println("encrypted " + id));
        common.out().println(last);
        common.out().flush();
      }
    }
  }
}
