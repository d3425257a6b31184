package assay.cli;

import assay.cli.acquisition.AcquisitionRecord;
import assay.cli.refusal.UsageException;
import assay.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay acquire}: records once what was acquired, and from whom. */
@Command(
    name = "acquire",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Records which files were acquired, from whom, by whom and when.",
    footer = {
      "",
      "Reads and digests every file. Then: assay screen PATH… --acquisition ID, which",
      "refuses other files. The same acquisition again changes nothing."
    })
final class AcquireCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, or folders of them")
  private List<Path> inputs;

  @ArgGroup(exclusive = false, heading = "%nHow the dataset was acquired:%n")
  private AcquisitionOptions acquisition = new AcquisitionOptions();

  @Override
  public Integer call() throws IOException {
    var said = acquisition.acquisition();
    if (said.dataset().isEmpty() || said.supplier().isEmpty() || said.acquiredBy().isEmpty()) {
      throw new UsageException("an acquisition needs --dataset, --supplier and --by");
    }
    AcquisitionRecord record = AcquisitionRecord.record(common.workspace(), inputs, said);
    if (common.json()) {
      common.out().print(record.json().pretty());
    } else if (!common.quiet()) {
      JsonObject files = record.json().object("files").orElseThrow();
      common
          .out()
          .println(
              "acquisition "
                  + record.id()
                  + (record.isNew() ? ": " : " was recorded before: ")
                  + files.number("count").orElseThrow()
                  + " files, "
                  + files.number("bytes").orElseThrow()
                  + " bytes");
    }
    common.out().flush();
    return 0;
  }
}
