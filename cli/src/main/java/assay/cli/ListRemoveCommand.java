package assay.cli;

import assay.cli.lists.ListNames;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay lists remove}. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Removes a list with all that was pulled, and its history.",
    footer = {"", "Snapshots keep what they say of it. Votes that were not cast are lost."})
final class ListRemoveCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "ID", description = "Which list")
  private String id;

  @Override
  public Integer call() throws IOException {
    ListNames.remove(common.workspace(), id);
    return 0;
  }
}
