package assay.cli;

import assay.cli.run.Fsck;
import assay.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay fsck}: whether the workspace still proves what it says. */
@Command(
    name = "fsck",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Computes trees, seals, records, statements and the log again; names what differs.")
final class FsckCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(names = "--outputs", description = "Also read the published shards again")
  private boolean outputs;

  @Override
  public Integer call() throws IOException {
    List<String> faults =
        new Fsck(common.workspace(), KeysCommand.keys(common.workspace()), outputs).run();
    if (common.json()) {
      common
          .out()
          .print(
              JsonObject.empty().with("whole", faults.isEmpty()).with("faults", faults).pretty());
    } else {
      faults.forEach(fault -> common.err().println("assay: " + fault));
      common.err().flush();
      if (faults.isEmpty() && !common.quiet()) {
        common.out().println("whole: everything that was computed again is as it was signed");
      }
    }
    common.out().flush();
    return faults.isEmpty() ? 0 : 1;
  }
}
