package assay.cli;

import assay.casework.custody.CustodyLog;
import assay.casework.vault.Container;
import assay.casework.vault.Opened;
import assay.casework.vault.VaultDoor;
import assay.cli.refusal.UsageException;
import assay.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay vault}: what was removed, and the only way to it. */
@Command(
    name = "vault",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Shows what is sealed, and opens it with the identity and a reason.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {VaultCommand.ListContainers.class, VaultCommand.Open.class})
final class VaultCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    throw new UsageException("vault needs a command: list or open");
  }

  private static VaultDoor door(CommonOptions common) throws IOException {
    Path workspace = common.workspace();
    return new VaultDoor(
        workspace.resolve("vault"), CustodyLog.in(workspace.resolve("log"), Clock.systemUTC()));
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = "Lists the containers: name, size, when sealed. Needs no key.")
  static final class ListContainers implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Override
    public Integer call() throws IOException {
      List<Container> containers = door(common).list();
      if (common.json()) {
        List<JsonObject> rows =
            containers.stream()
                .map(
                    c ->
                        JsonObject.empty()
                            .with("name", c.name())
                            .with("bytes", c.bytes())
                            .with("sealedAt", c.sealedAt().toString()))
                .toList();
        common.out().print(JsonObject.empty().with("containers", rows).pretty());
      } else {
        for (Container c : containers) {
          common.out().printf(Locale.ROOT, "%s  %,12d  %s%n", c.name(), c.bytes(), c.sealedAt());
        }
      }
      common.out().flush();
      return 0;
    }
  }

  @Command(
      name = "open",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description =
          "Writes what a container holds to standard output, which must not be a terminal.",
      footer = {"", "That it is opened, by whom and why, is in the custody log before a byte is."})
  static final class Open implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Parameters(paramLabel = "NAME", description = "A container, as vault list names it")
    private String name;

    @Option(
        names = "--identity",
        required = true,
        paramLabel = "FILE",
        description = "The age identity that opens the vault")
    private Path identity;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why")
    private String reason;

    @Override
    public Integer call() throws IOException {
      if (Terminal.showsOutput()) {
        throw new UsageException("content is not shown on a terminal; pipe it to where it belongs");
      }
      String actor = System.getProperty("user.name");
      try (Opened opened = door(common).open(name, identity, reason, actor)) {
        OutputStream out = System.out; // bytes, not characters: picocli's writer will not do
        opened.content().transferTo(out);
        out.flush();
      } catch (IllegalArgumentException e) {
        throw new UsageException(e.getMessage());
      }
      return 0;
    }
  }
}
