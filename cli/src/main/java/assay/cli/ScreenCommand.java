package assay.cli;

import assay.cli.acquisition.AcquisitionRecord;
import assay.cli.lists.AllowList;
import assay.cli.policy.PolicyFile;
import assay.cli.refusal.UsageException;
import assay.cli.run.Assembly;
import assay.cli.run.Decoding;
import assay.cli.run.EarlierScreenings;
import assay.cli.run.Passphrase;
import assay.cli.run.ScreenRequest;
import assay.cli.run.ScreenResult;
import assay.json.JsonObject;
import assay.policy.Allowance;
import assay.policy.Allowances;
import assay.policy.Policy;
import assay.provenance.Acquisition;
import assay.stage.Sampling;
import assay.verdict.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay screen}: the main job. */
@Command(
    name = "screen",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Screens a dataset and writes it again without what matched.",
    footer = {
      "",
      "Exit codes: 0 done, 1 refused or partly failed, 2 wrong usage,",
      "3 with --fail-on-match when something was removed.",
      "A run that was ended is resumed by the same command."
    })
final class ScreenCommand implements Callable<Integer> {
  private static final int SOMETHING_REMOVED = 3;

  @Mixin private CommonOptions common;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Shards, or folders of them")
  private List<Path> inputs;

  @Option(
      names = "--list",
      required = true,
      paramLabel = "LIST",
      description =
          "A hash list: the name of one that was added, a file or a folder; pdq:FILE for bare"
              + " values. Repeatable")
  private List<String> lists;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the screened dataset goes; an empty folder")
  private Path output;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Policy, YAML (see docs/policy.md)")
  private Path policy;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Shards worked on at once (default: the number of processors)")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--exact",
      description = "Decode every picture in full, without a first look (see docs/cascade.md)")
  private boolean exact;

  @Option(
      names = "--embedded",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Look for pictures in the texts of pages, style sheets and scripts (default)")
  private boolean embedded;

  @Option(
      names = "--key-frames",
      description = "Of videos hash the key frames only, not a frame a second (see docs/video.md)")
  private boolean keyFrames;

  @Option(
      names = "--decoder",
      paramLabel = "WHICH",
      defaultValue = "auto",
      description = "auto: videos, AVIF, HEIC, JPEG 2000 by ffmpeg, if it is here; jvm: by nothing")
  private Decoder decoder;

  @Option(
      names = "--ffmpeg",
      paramLabel = "FILE",
      description = "Which ffmpeg (default: the first on the path)")
  private Path ffmpeg;

  @Option(
      names = "--hasher",
      paramLabel = "FILE",
      description = "A licensed hasher, for list entries of its algorithm. Repeatable")
  private List<Path> hashers = List.of();

  @Option(names = "--fail-on-match", description = "Exit code 3 when something was removed")
  private boolean failOnMatch;

  /** What may decode pictures. */
  enum Decoder {
    AUTO,
    JVM
  }

  @ArgGroup(exclusive = false, heading = "%nHow the dataset was acquired:%n")
  private AcquisitionOptions acquisition = new AcquisitionOptions();

  @Option(
      names = "--acquisition",
      paramLabel = "ID",
      description = "The same as recorded by assay acquire; other files are refused")
  private String acquisitionId;

  @Option(
      names = "--ingested-at",
      paramLabel = "TIME",
      description = "When it enters the pool (default: now)")
  private String ingestedAt;

  @Override
  public Integer call() throws IOException {
    if (workers < 1) {
      throw new UsageException("--workers is at least 1, not " + workers);
    }
    ConsoleProgress progress = new ConsoleProgress(common.err(), common.quiet());
    ScreenResult result;
    try (Assembly assembly = Assembly.of(request(), progress)) {
      result = assembly.screening().run();
    } finally {
      progress.close();
    }
    print(result);
    sayWhatWouldHelp(result);
    if (!result.failures().isEmpty()) {
      return 1;
    }
    return failOnMatch && result.removed() > 0 ? SOMETHING_REMOVED : 0;
  }

  private ScreenRequest request() throws IOException {
    Path first = inputs.get(0).toAbsolutePath().normalize();
    Acquisition acquired = acquired();
    String name = acquired.dataset().orElse(String.valueOf(first.getFileName()));
    Policy rules = allowing(policy == null ? Policy.standard() : PolicyFile.read(policy));
    return new ScreenRequest(
        inputs,
        lists,
        output,
        common.workspace(),
        name,
        acquired,
        Optional.ofNullable(ingestedAt).map(t -> AcquisitionOptions.time("--ingested-at", t)),
        rules,
        decoding(),
        hashers,
        Passphrase.ofKeys(),
        workers);
  }

  /** What was decided in this workspace holds, whatever policy is named. */
  private Policy allowing(Policy rules) throws IOException {
    List<Allowance> standing = AllowList.of(common.workspace()).standing();
    return rules.allowing(new Allowances(standing, rules.allowances().vetted()).at(Instant.now()));
  }

  private Decoding decoding() {
    if (decoder == Decoder.JVM && ffmpeg != null) {
      throw new UsageException("--decoder jvm starts no program, and --ffmpeg names one");
    }
    return new Decoding(
        exact,
        decoder == Decoder.JVM ? Optional.empty() : Decoding.ffmpeg(Optional.ofNullable(ffmpeg)),
        embedded,
        keyFrames ? Sampling.KEY_FRAMES : Sampling.EVERY_SECOND);
  }

  private Acquisition acquired() throws IOException {
    Acquisition said = acquisition.acquisition();
    if (acquisitionId == null) {
      return said;
    } else if (!said.equals(Acquisition.unknown())) {
      throw new UsageException(
          "--acquisition says how the dataset was acquired; --dataset, --supplier and the like"
              + " cannot stand beside it");
    }
    return new EarlierScreenings(common.workspace())
        .complete(AcquisitionRecord.verified(common.workspace(), acquisitionId, inputs));
  }

  /** What leaves only because a program is not installed should not do so silently. */
  private void sayWhatWouldHelp(ScreenResult result) {
    JsonObject decoding = result.summary().object("decoding").orElseThrow();
    long unsupported =
        result
            .summary()
            .object("unscreenableReasons")
            .orElseThrow()
            .number(Reason.UNSUPPORTED_MEDIA.code())
            .orElse(0);
    if (decoder == Decoder.AUTO && decoding.text("program").isEmpty() && unsupported > 0) {
      common
          .err()
          .println(
              "assay: "
                  + unsupported
                  + " items are unsupported-media; videos, AVIF, HEIC and JPEG 2000 among them would be"
                  + " decoded if ffmpeg were installed (see docs/operations.md)");
      common.err().flush();
    }
  }

  private void print(ScreenResult result) {
    if (common.json()) {
      common.out().print(result.summary().pretty());
    } else if (!common.quiet()) {
      common.out().print(new ResultTable(result).render());
    }
    common.out().flush();
  }
}
