package assay.cli;

import assay.cli.policy.PolicyFile;
import assay.cli.refusal.UsageException;
import assay.cli.run.Assembly;
import assay.cli.run.Decoding;
import assay.cli.run.ScreenRequest;
import assay.cli.run.ScreenResult;
import assay.json.JsonObject;
import assay.policy.Policy;
import assay.provenance.Acquisition;
import assay.verdict.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
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
      description = "A hash list: a file or folder; pdq:FILE for bare values. Repeatable")
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
      names = "--decoder",
      paramLabel = "WHICH",
      defaultValue = "auto",
      description = "auto: AVIF, HEIC, JPEG 2000 by ffmpeg, if it is here; jvm: by nothing")
  private Decoder decoder;

  @Option(
      names = "--ffmpeg",
      paramLabel = "FILE",
      description = "Which ffmpeg (default: the first on the path)")
  private Path ffmpeg;

  @Option(names = "--fail-on-match", description = "Exit code 3 when something was removed")
  private boolean failOnMatch;

  /** What may decode pictures. */
  enum Decoder {
    AUTO,
    JVM
  }

  @ArgGroup(exclusive = false, heading = "%nHow the dataset was acquired:%n")
  private AcquisitionOptions acquisition = new AcquisitionOptions();

  static final class AcquisitionOptions {
    @Option(
        names = "--dataset",
        paramLabel = "NAME",
        description = "Its name (default: that of the first PATH)")
    private String dataset;

    @Option(names = "--publisher", paramLabel = "NAME", description = "Who published it")
    private String publisher;

    @Option(names = "--dataset-version", paramLabel = "V", description = "Which version of it")
    private String version;

    @Option(names = "--source", paramLabel = "URI", description = "Where it was got from")
    private String source;

    @Option(names = "--licence", paramLabel = "ID", description = "Under which licence")
    private String licence;

    @Option(names = "--supplier", paramLabel = "NAME", description = "Who handed it over")
    private String supplier;

    @Option(
        names = "--channel",
        paramLabel = "WORD",
        description = "How: public-bucket, purchase, …")
    private String channel;

    @Option(
        names = "--acquired-at",
        paramLabel = "TIME",
        description = "When: 2026-02-27 or 2026-02-27T10:00:00Z")
    private String acquiredAt;

    @Option(names = "--acquired-by", paramLabel = "WHO", description = "By whom of yours")
    private String acquiredBy;

    @Option(
        names = "--ingested-at",
        paramLabel = "TIME",
        description = "When it enters the pool (default: now)")
    private String ingestedAt;
  }

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
    String name =
        Optional.ofNullable(acquisition.dataset).orElse(String.valueOf(first.getFileName()));
    Policy rules = policy == null ? Policy.standard() : PolicyFile.read(policy);
    return new ScreenRequest(
        inputs,
        lists,
        output,
        common.workspace(),
        name,
        acquired(),
        Optional.ofNullable(acquisition.ingestedAt).map(t -> time("--ingested-at", t)),
        rules,
        decoding(),
        Passphrase.ofKeys(),
        workers);
  }

  private Decoding decoding() {
    if (decoder == Decoder.JVM && ffmpeg != null) {
      throw new UsageException("--decoder jvm starts no program, and --ffmpeg names one");
    }
    return new Decoding(
        exact,
        decoder == Decoder.JVM ? Optional.empty() : Decoding.ffmpeg(Optional.ofNullable(ffmpeg)));
  }

  private Acquisition acquired() {
    return new Acquisition(
        Optional.ofNullable(acquisition.dataset),
        Optional.ofNullable(acquisition.publisher),
        Optional.ofNullable(acquisition.version),
        Optional.ofNullable(acquisition.source),
        Optional.ofNullable(acquisition.licence),
        Optional.ofNullable(acquisition.supplier),
        Optional.ofNullable(acquisition.channel),
        Optional.ofNullable(acquisition.acquiredAt).map(t -> time("--acquired-at", t)),
        Optional.ofNullable(acquisition.acquiredBy));
  }

  /** A date is the start of its day, in UTC. */
  private static Instant time(String option, String text) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new UsageException(
          option + " is a date or a UTC time such as 2026-02-27T10:00:00Z, not " + text);
    }
  }

  /** Pictures that leave only because a program is not installed should not do so silently. */
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
                  + " items are unsupported-media; AVIF, HEIC and JPEG 2000 among them would be"
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
