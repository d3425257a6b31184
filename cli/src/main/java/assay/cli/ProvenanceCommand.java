package assay.cli;

import assay.casework.captures.CaptureIndex;
import assay.casework.captures.CaptureIndexBuilder;
import assay.casework.captures.CaptureIndexException;
import assay.casework.captures.UpstreamRow;
import assay.casework.indexes.CaptureFiles;
import assay.casework.indexes.Labels;
import assay.casework.indexes.NoIndexException;
import assay.casework.indexes.ReadCounts;
import assay.casework.recovery.RecoverySummary;
import assay.cli.refusal.RefusedException;
import assay.cli.refusal.UsageException;
import assay.cli.run.Recovering;
import assay.cli.run.Snapshot;
import assay.cli.run.Workspace;
import assay.durable.OwnerOnly;
import assay.json.JsonObject;
import assay.match.file.IndexFileException;
import assay.match.lookalike.LookalikeIndex;
import assay.match.lookalike.LookalikeIndexBuilder;
import assay.provenance.Capture;
import assay.stage.Lookalikes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay provenance}: recovers where items came from. */
@Command(
    name = "provenance",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Recovers lost provenance from indexes that are here; opens no connection.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ProvenanceCommand.Index.class, ProvenanceCommand.Recover.class})
final class ProvenanceCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "a command is needed: index or recover");
  }

  /** {@code assay provenance index}. */
  @Command(
      name = "index",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = "Makes one index of captures from the indexes of archives.",
      footer = {
        "",
        "Exit code 1 if lines were malformed: each is named, all others are in the index."
      })
  static final class Index implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Parameters(
        arity = "0..*",
        paramLabel = "PATH",
        description =
            "CDX, CDXJ, columnar index (Parquet), img2dataset tables, sidecars or tars; or folders")
    private List<Path> inputs = new ArrayList<>();

    @Option(
        names = "--snapshot",
        paramLabel = "ID",
        description = "Also what this snapshot's records tell. Repeatable")
    private List<String> snapshots = new ArrayList<>();

    @Option(
        names = "--out",
        paramLabel = "FILE",
        description = "Where the index goes (default: in the workspace)")
    private Path out;

    @Option(
        names = "--collection",
        paramLabel = "NAME",
        description = "The crawl, where an index does not tell")
    private String collection;

    @Option(
        names = "--agent",
        paramLabel = "NAME",
        description = "What crawled, where an index does not tell")
    private String agent;

    @Option(
        names = "--release",
        paramLabel = "NAME",
        description =
            "Keep the sample keys or row numbers of the PATHs, which are tables of this release")
    private String release;

    @Option(
        names = "--lookalikes",
        description = "Also keep how the pictures of the --snapshots look: 164 bytes for each")
    private boolean lookalikes;

    @Override
    @SuppressWarnings("try") // the workspace is held, not used
    public Integer call() throws IOException {
      if (inputs.isEmpty() && snapshots.isEmpty()) {
        throw new UsageException("name a PATH, or a --snapshot");
      }
      if (lookalikes && snapshots.isEmpty()) {
        throw new UsageException("--lookalikes: only a --snapshot tells how pictures look");
      }
      if (release != null && !UpstreamRow.isText(release)) {
        throw new UsageException("--release: a name is one line of text");
      }
      for (Path input : inputs) {
        if (!Files.isReadable(input)) {
          throw new UsageException(input + ": is not there, or cannot be read");
        }
      }
      Path target = out == null ? Workspace.captures(common.workspace()) : out;
      try (Workspace held = Workspace.open(common.workspace())) {
        Path scratch = OwnerOnly.directory(Workspace.captures(common.workspace()).getParent());
        Path looks = Workspace.lookalikes(target);
        Optional<LookalikeIndexBuilder> pictures =
            lookalikes ? Optional.of(new LookalikeIndexBuilder()) : Optional.empty();
        try (CaptureIndexBuilder builder = new CaptureIndexBuilder(scratch)) {
          ReadCounts counts = read(builder, pictures);
          Files.deleteIfExists(
              looks); // of what was there before; a kill leaves none, not a wrong one
          builder.write(target);
          if (pictures.isPresent()) {
            pictures.get().write(looks);
          }
          return tell(target, CaptureIndex.open(target).size(), counts);
        }
      } catch (NoIndexException e) {
        throw new UsageException(e.getMessage());
      }
    }

    private ReadCounts read(CaptureIndexBuilder builder, Optional<LookalikeIndexBuilder> pictures)
        throws IOException {
      Capture.Agent who =
          agent == null ? null : new Capture.Agent(agent, Optional.empty(), Optional.empty());
      Labels labels =
          new Labels(
              Optional.ofNullable(collection),
              Optional.ofNullable(who),
              Optional.ofNullable(release));
      CaptureFiles files =
          new CaptureFiles(builder, labels, refusal -> common.err().println(refusal));
      for (Path input : inputs) {
        files.read(input);
      }
      ReadCounts counts = files.counts();
      for (String id : snapshots) {
        Snapshot snapshot = Snapshot.in(common.workspace(), Optional.of(id));
        counts = counts.plus(new Recovering(snapshot).index(builder, pictures));
      }
      return counts;
    }

    private int tell(Path target, long captures, ReadCounts counts) throws IOException {
      if (common.json()) {
        common
            .out()
            .print(
                JsonObject.empty()
                    .with("file", target.toString())
                    .with("bytes", Files.size(target))
                    .with("captures", captures)
                    .with("files", counts.files())
                    .with("lines", counts.captures())
                    .with("refused", counts.refused())
                    .with("withoutBytes", counts.withoutBytes())
                    .with("withoutAddress", counts.withoutAddress())
                    .with("otherFiles", counts.otherFiles())
                    .pretty());
      } else if (!common.quiet()) {
        common.out().println(captures + " captures from " + counts.files() + " sources; " + target);
        common
            .out()
            .println(
                counts.withoutBytes()
                    + " failed downloads, "
                    + counts.withoutAddress()
                    + " records without address, "
                    + counts.otherFiles()
                    + " other files");
      }
      if (counts.refused() > 0) {
        common
            .err()
            .println("assay: " + counts.refused() + " malformed lines are not in the index");
      }
      common.out().flush();
      common.err().flush();
      return counts.refused() > 0 ? 1 : 0;
    }
  }

  /** {@code assay provenance recover}. */
  @Command(
      name = "recover",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description =
          "Looks up every item below P3, and every matched or suspected one, in the index.")
  static final class Recover implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Option(
        names = "--snapshot",
        paramLabel = "ID",
        description = "Which snapshot (default: the one finished last)")
    private String id;

    @Option(
        names = "--index",
        paramLabel = "FILE",
        description = "Which index (default: the one in the workspace)")
    private Path file;

    @Option(
        names = "--release",
        paramLabel = "NAME",
        description = "The items still have the sample keys, or rows, of this release in the index")
    private String release;

    @Override
    @SuppressWarnings("try") // the workspace is held, not used
    public Integer call() throws IOException {
      Path path = file == null ? Workspace.captures(common.workspace()) : file;
      Snapshot snapshot = Snapshot.in(common.workspace(), Optional.ofNullable(id));
      try (Workspace held = Workspace.open(common.workspace())) {
        CaptureIndex index = CaptureIndex.open(path);
        if (release != null && !index.releases().contains(release)) {
          throw new UsageException("the index has no rows of the release " + release);
        }
        Path looks = Workspace.lookalikes(path);
        Optional<Lookalikes> pictures =
            Files.exists(looks) ? Optional.of(LookalikeIndex.open(looks)) : Optional.empty();
        RecoverySummary summary =
            new Recovering(snapshot).recover(index, Optional.ofNullable(release), pictures);
        tell(snapshot, summary);
        return 0;
      } catch (CaptureIndexException | IndexFileException e) {
        throw new RefusedException(e.getMessage());
      }
    }

    private void tell(Snapshot snapshot, RecoverySummary summary) {
      JsonObject counts = summary.json();
      if (common.json()) {
        common.out().print(counts.with("snapshot", snapshot.id()).pretty());
      } else if (!common.quiet()) {
        JsonObject grades = counts.object("grades").orElseThrow();
        common
            .out()
            .println(summary.recovered() + " of " + summary.lookedAt() + " items recovered");
        counts
            .object("by")
            .orElseThrow()
            .members()
            .forEach((method, n) -> common.out().println("  " + method + ": " + n));
        common
            .out()
            .println(summary.nearDuplicates() + " look like something that was seen elsewhere");
        common.out().println("grades before: " + grades.object("before").orElseThrow().write());
        common.out().println("grades after:  " + grades.object("after").orElseThrow().write());
      }
      common.out().flush();
    }
  }
}
