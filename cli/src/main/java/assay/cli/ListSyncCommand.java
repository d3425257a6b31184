package assay.cli;

import assay.cli.lists.ListNames;
import assay.cli.lists.Syncing;
import assay.cli.refusal.UsageException;
import assay.match.store.ManagedList;
import assay.match.store.Trust;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay lists sync}. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Pulls lists, and casts the votes that wait for their exchanges.",
    footer = {
      "",
      "A sync that fails or is ended leaves what was published before in use; the next one",
      "goes on where it was. Exit code 1 if one failed.",
      "",
      "What cannot be read may be what is missing: entries stay listed that a whole list does not",
      "tell again while more lines than before name no entry, and a list of which most cannot be",
      "read is not taken. --as-told pulls a list anew and takes it as it is told."
    })
final class ListSyncCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Which lists (default: all)")
  private List<String> ids = List.of();

  @Option(
      names = "--as-told",
      description = "Pull the list anew and drop what it does not tell, whatever cannot be read")
  private boolean asTold;

  @Override
  public Integer call() throws IOException {
    if (asTold && ids.isEmpty()) {
      throw new UsageException("--as-told needs the ids of the lists that are meant");
    }
    Trust trust = asTold ? Trust.AS_TOLD : Trust.CAREFUL;
    boolean well = true;
    for (ManagedList list : ListNames.some(common.workspace(), ids)) {
      well &= new Syncing(list, this::say).run(Instant.now(), trust);
    }
    if (common.json()) {
      common.out().print(ListStatusCommand.told(common.workspace(), ids).pretty());
      common.out().flush();
    }
    return well ? 0 : 1;
  }

  private void say(String message) {
    if (!common.quiet()) {
      common.err().println(message);
      common.err().flush();
    }
  }
}
