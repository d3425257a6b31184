package assay.cli.run;

import assay.json.JsonObject;
import assay.list.ListVersion;
import assay.record.Tally;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The document {@code summary.json}; its members are described in {@code docs/operations.md}. */
final class Summary {
  private final RunPlan plan;
  private final ScreenRequest request;
  private final RunVersions lists;
  private final Programs programs;

  Summary(RunPlan plan, ScreenRequest request, RunVersions lists, Programs programs) {
    this.plan = plan;
    this.request = request;
    this.lists = lists;
    this.programs = programs;
  }

  /**
   * Puts it together.
   *
   * @param nanos how long screening took in this process; an earlier, ended process does not count
   */
  JsonObject json(
      int input,
      List<Settled> settled,
      Tally tally,
      Optional<Evidence.Published> published,
      List<String> failures,
      long nanos) {
    long written = settled.stream().filter(s -> s.output().isPresent()).count();
    JsonObject shards =
        JsonObject.empty()
            .with("input", input)
            .with("published", written)
            .with("emptied", settled.size() - written)
            .with("failed", failures.size());
    JsonObject summary =
        JsonObject.empty()
            .with("snapshot", plan.id())
            .with("dataset", request.dataset())
            .with("startedOn", plan.startedOn().toString())
            .with("finishedOn", finishedOn(published).toString())
            .with("shards", shards)
            .with("lists", lists.known().stream().map(ListVersion::summary).toList())
            .withUnlessEmpty(
                "knownGood", lists.knownGood().stream().map(ListVersion::summary).toList())
            .with("decoding", request.decoding().json())
            .withUnlessEmpty("hashers", programs.json())
            .with("distinctContents", published.map(p -> p.trees().distinct().json()))
            .with("statement", published.map(p -> p.statement().digest()))
            .with("level", published.map(p -> p.statement().level().name()))
            .with("canaries", published.flatMap(p -> p.statement().predicate().object("canaries")))
            .with("failures", failures)
            .with("seconds", TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999))
            .with("itemsPerSecond", rate(tally.items(), nanos))
            .with("bytesPerSecond", rate(tally.inputBytes(), nanos));
    for (var member : tally.json().members().entrySet()) {
      summary = summary.with(member.getKey(), member.getValue());
    }
    return summary;
  }

  private static Instant finishedOn(Optional<Evidence.Published> published) {
    return published
        .map(p -> p.statement().finishedOn())
        .orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private static long rate(long n, long nanos) {
    return Math.round(n * 1e9 / Math.max(1, nanos));
  }
}
