package assay.cli;

import assay.cli.check.OutputCheck;
import assay.cli.demo.DemoData;
import assay.cli.demo.GroundTruth;
import assay.cli.refusal.RefusedException;
import assay.cli.run.Assembly;
import assay.cli.run.Decoding;
import assay.cli.run.ScreenRequest;
import assay.cli.run.ScreenResult;
import assay.durable.FolderTree;
import assay.match.decode.DecodeLimits;
import assay.match.pdq.PdqHasher;
import assay.policy.Policy;
import assay.provenance.Acquisition;
import assay.stage.DatasetException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay demo}: the whole street on harmless pictures, with the result verified. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Makes a small harmless crawl with planted list entries, screens it, verifies the result.")
final class DemoCommand implements Callable<Integer> {
  private static final long SEED = 2026;
  private static final String MARKER = "made-by-assay-demo";

  @Mixin private CommonOptions common;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "assay-demo",
      description = "Where the demo is made; made anew each time (default: ${DEFAULT-VALUE})")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    prepare();
    say("Making a crawl of drawn pictures, some of them copies of listed ones, in " + folder);
    GroundTruth truth = DemoData.write(folder, new PdqHasher(DecodeLimits.standard()), SEED);
    Path output = folder.resolve("screened");
    ScreenResult result = screen(truth, output);
    DemoReport report = new DemoReport(truth, check(truth, output));
    DemoEvidence evidence =
        DemoEvidence.of(
            output,
            result.snapshot().resolve("bundle.assay.zip"),
            folder.resolve("workspace/keys/statement.pub"));
    PrintWriter out = common.out();
    if (common.json()) {
      out.print(result.summary().pretty());
    } else {
      out.println();
      out.print(new ResultTable(result).render());
      out.println();
      out.print(report.render());
      out.println();
      out.print(evidence.render());
      out.println();
      out.print(whereToLook(output, result, evidence));
    }
    out.flush();
    return report.holds() && evidence.holds() && result.failures().isEmpty() ? 0 : 1;
  }

  private static OutputCheck check(GroundTruth truth, Path output) throws IOException {
    try {
      return OutputCheck.of(truth.dataset(), output);
    } catch (DatasetException e) {
      throw new RefusedException(e.getMessage());
    }
  }

  /** Makes the folder empty, if it is a demo's own; what somebody else put there stays. */
  private void prepare() throws IOException {
    Path marker = folder.resolve(MARKER);
    if (Files.exists(folder) && !Files.exists(marker)) {
      throw new RefusedException(
          folder + ": is there and was not made by assay demo; name another with --dir");
    }
    FolderTree.delete(folder);
    Files.createDirectories(folder);
    Files.createFile(marker);
  }

  private ScreenResult screen(GroundTruth truth, Path output) throws IOException {
    Acquisition acquisition =
        new Acquisition(
            Optional.of("assay-demo"),
            Optional.of("Assay"),
            Optional.of("1"),
            Optional.empty(),
            Optional.of("CC0-1.0"),
            Optional.of("assay demo"),
            Optional.of("generated"),
            Optional.of(Instant.parse("2026-11-01T00:00:00Z")),
            Optional.empty());
    ScreenRequest request =
        new ScreenRequest(
            List.of(truth.dataset()),
            List.of(truth.list().toString()),
            output,
            folder.resolve("workspace"),
            "assay-demo",
            acquisition,
            Optional.empty(),
            Policy.standard(),
            Decoding.standard(),
            List.of(),
            Optional.empty(),
            Runtime.getRuntime().availableProcessors());
    ConsoleProgress progress = new ConsoleProgress(common.err(), common.quiet() || common.json());
    try (Assembly assembly = Assembly.of(request, progress)) {
      return assembly.screening().run();
    } finally {
      progress.close();
    }
  }

  private void say(String line) {
    if (!common.quiet() && !common.json()) {
      common.out().println(line);
      common.out().flush();
    }
  }

  private String whereToLook(Path output, ScreenResult result, DemoEvidence evidence) {
    return """
        Where to look next
          %s
            the dataset without what left
          %s
            summary.json      what was counted
            records           one record per item; any Parquet reader opens it
            bundle.assay.zip  what others need to verify a shard, besides the public key
          to verify one again, as they would
            %s
          to see what is sealed
            %s
          docs/walkthrough.md follows one picture through all of this
        """
        .formatted(
            output,
            result.snapshot(),
            evidence.command(),
            Terminal.command("vault", "list", "--workspace", folder.resolve("workspace")));
  }
}
