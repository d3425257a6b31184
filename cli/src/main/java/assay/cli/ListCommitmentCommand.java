package assay.cli;

import assay.cli.lists.ListNames;
import assay.cli.refusal.RefusedException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay lists export-commitment}. */
@Command(
    name = "export-commitment",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Prints what the publisher needs to recognise the version in use; no entry.")
final class ListCommitmentCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "ID", description = "Which list")
  private String id;

  @Override
  public Integer call() throws IOException {
    try {
      common.out().print(ListNames.one(common.workspace(), id).exportCommitment().pretty());
    } catch (IllegalArgumentException e) {
      throw new RefusedException(e.getMessage());
    }
    common.out().flush();
    return 0;
  }
}
