package assay.cli;

import assay.cli.refusal.UsageException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code assay lists}: hash lists, and what is decided about them. */
@Command(
    name = "lists",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Keeps hash lists, and what is decided about their entries.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ListAddCommand.class,
      ListSyncCommand.class,
      ListStatusCommand.class,
      ListHistoryCommand.class,
      ListRemoveCommand.class,
      ListCommitmentCommand.class,
      ListVoteCommand.class,
      AllowCommand.class
    })
final class ListsCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new UsageException("lists needs a command, such as add, sync or status");
  }
}
