package assay.cli;

import assay.cli.refusal.Unforeseen;
import assay.screen.ScannerVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The door of the command line. */
@Command(
    name = "assay",
    description =
        "Screens training data against hash lists: remove broadly, report precisely, prove"
            + " everything.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      AcquireCommand.class,
      ScreenCommand.class,
      VerifyCommand.class,
      ProveCommand.class,
      AbsentCommand.class,
      TraceCommand.class,
      AuditCommand.class,
      ExportCommand.class,
      ListsCommand.class,
      LogCommand.class,
      KeysCommand.class,
      FsckCommand.class,
      ProvenanceCommand.class,
      ServeCommand.class,
      VaultCommand.class
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  /** Ends the process with the command's exit code. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /**
   * Runs a command in this process; 0 done, 1 refused or partly failed, 2 wrong usage, 3 see docs.
   */
  public static int run(String... arguments) {
    CommandLine command = commandLine();
    try {
      return command.execute(arguments);
    } catch (LinkageError | OutOfMemoryError | StackOverflowError e) {
      return Failures.say(command, Unforeseen.describe(e));
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(new Failures())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  /** Without a command there is nothing to do but to say what there is. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "a command is needed, such as demo or screen");
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"assay " + ScannerVersion.current()};
    }
  }
}
