package assay.evidence.export;

import assay.evidence.statement.ScreeningStatement;
import java.util.List;
import java.util.Locale;

/**
 * All that an export may tell of a snapshot.
 *
 * @param statement whose numbers are told
 * @param dataset name of the dataset
 * @param acquired what it was made from
 * @param places where it was, and where it went
 * @param files the digests of the snapshot's files
 * @param shards of the manifest; those of which nothing stayed are never told of
 */
public record Outline(
    ScreeningStatement statement,
    String dataset,
    Acquired acquired,
    Places places,
    Files files,
    List<OutputShard> shards,
    Kept kept,
    Publisher publisher) {
  public Outline {
    shards = shards.stream().filter(OutputShard::isPublished).toList();
  }

  /**
   * Absolute paths.
   *
   * @param input the first of the inputs
   */
  public record Places(String input, String output) {}

  /**
   * SHA-256 of files of the snapshot.
   *
   * @param envelope of {@code statement.dsse.json}
   * @param manifest of {@code shards.jsonl}
   */
  public record Files(String envelope, String manifest) {}

  String id() {
    return statement.snapshot();
  }

  /** Starts the address of everything that belongs to the snapshot. An address need not resolve. */
  String base() {
    return "https://assay.example.org/snapshots/" + id() + "#";
  }

  String runId() {
    return invocation("runId");
  }

  String startedOn() {
    return invocation("startedOn");
  }

  String finishedOn() {
    return invocation("finishedOn");
  }

  private String invocation(String member) {
    return statement.predicate().object("invocation").flatMap(i -> i.text(member)).orElseThrow();
  }

  /** Length of all that was published. */
  long bytes() {
    return shards.stream().mapToLong(shard -> shard.leaf().output().bytes()).sum();
  }

  /** The dataset in a sentence, in the operator's words if there are any. */
  String description() {
    return publisher
        .description()
        .orElse(
            String.format(
                Locale.ROOT,
                "The dataset %s, as a screening run against %s kept it.",
                dataset,
                lists()));
  }

  String licence() {
    return publisher.licence().or(acquired::licence).orElse(Publisher.NOT_STATED);
  }

  String owner() {
    return publisher.name().orElse(Publisher.NOT_STATED);
  }

  /** How it was screened, with the numbers of the statement and what they do not mean. */
  String screening() {
    return String.format(
        Locale.ROOT,
        "Screened by Assay %s against %s. Of %d items %d were screened completely; %d were kept.%s"
            + " Level %s; statement %s. %s",
        statement.scannerVersion(),
        lists(),
        statement.items(),
        statement.items() - statement.outcome("unscreenable"),
        statement.outcome("kept"),
        references(),
        statement.level().name(),
        statement.digest(),
        ScreeningStatement.CAVEAT);
  }

  /** Empty if there are none, so that it can be appended. */
  private String references() {
    return statement.references() == 0
        ? ""
        : String.format(
            Locale.ROOT,
            " Besides, of %d references, which only point elsewhere and of which no content was"
                + " screened, %d were kept.",
            statement.references(),
            statement.referenceOutcome("kept"));
  }

  private String lists() {
    int lists = statement.lists().size();
    return lists + (lists == 1 ? " hash list" : " hash lists");
  }

  /** What left, as totals over the whole run, with their denominator. */
  String removal() {
    return String.format(
        Locale.ROOT,
        "Of %d items %d were left out. By verdict, over the whole run: %d matched, %d suspected, %d"
            + " unscreenable, and %d clear that left together with another. %s",
        statement.items(),
        statement.outcome("quarantined") + statement.outcome("withheld"),
        statement.outcome("matched"),
        statement.outcome("suspected"),
        statement.outcome("unscreenable"),
        statement.outcome("clearNotKept"),
        ScreeningStatement.CAVEAT);
  }
}
