package assay.cli;

import assay.cli.refusal.UsageException;
import assay.provenance.Acquisition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a dataset was acquired, as {@code screen} and {@code acquire} are told. */
final class AcquisitionOptions {
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

  @Option(names = "--channel", paramLabel = "WORD", description = "How: public-bucket, purchase, …")
  private String channel;

  @Option(
      names = "--acquired-at",
      paramLabel = "TIME",
      description = "When: 2026-02-27 or 2026-02-27T10:00:00Z")
  private String acquiredAt;

  @Option(
      names = {"--acquired-by", "--by"},
      paramLabel = "WHO",
      description = "By whom of yours")
  private String acquiredBy;

  Optional<String> dataset() {
    return Optional.ofNullable(dataset);
  }

  Acquisition acquisition() {
    return new Acquisition(
        dataset(),
        Optional.ofNullable(publisher),
        Optional.ofNullable(version),
        Optional.ofNullable(source),
        Optional.ofNullable(licence),
        Optional.ofNullable(supplier),
        Optional.ofNullable(channel),
        Optional.ofNullable(acquiredAt).map(t -> time("--acquired-at", t)),
        Optional.ofNullable(acquiredBy));
  }

  /** A date is the start of its day, in UTC. */
  static Instant time(String option, String text) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new UsageException(
          option + " is a date or a UTC time such as 2026-02-27T10:00:00Z, not " + text);
    }
  }
}
