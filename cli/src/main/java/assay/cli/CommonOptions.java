package assay.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The flags that every command has. */
final class CommonOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      defaultValue = "${env:ASSAY_WORKSPACE:-assay-workspace}",
      description = "Assay's own folder (default: ${DEFAULT-VALUE}; environment: ASSAY_WORKSPACE)")
  private Path workspace;

  @Option(names = "--json", description = "One JSON document on stdout; all else on stderr")
  private boolean json;

  @Option(names = "--quiet", description = "No progress and no table")
  private boolean quiet;

  Path workspace() {
    return workspace;
  }

  boolean json() {
    return json;
  }

  boolean quiet() {
    return quiet;
  }

  PrintWriter out() {
    return command.commandLine().getOut();
  }

  PrintWriter err() {
    return command.commandLine().getErr();
  }
}
