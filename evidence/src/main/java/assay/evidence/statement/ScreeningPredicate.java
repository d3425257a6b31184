package assay.evidence.statement;

import assay.evidence.snapshot.SnapshotTrees;
import assay.json.JsonObject;
import assay.list.ListVersion;
import assay.merkle.TreeHead;
import assay.policy.Policy;
import assay.record.Tally;
import assay.stage.LicensedProgram;
import assay.stage.Sampling;
import assay.verdict.Disposition;
import assay.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts a dataset-screening predicate together.
 *
 * @param scanner what screened
 * @param run which run it was
 * @param lists what was compared with
 * @param knownGood whether near matches of contents known to be harmless were left out
 * @param policy under which thresholds
 * @param programs the licensed programs that compared
 * @param sampling which frames of videos were compared
 * @param inputs digest of the manifest of the input shards, and how many they are
 * @param trees what the snapshot is committed to
 * @param tally what was counted
 * @param canaries what became of the canaries, if there were any
 */
public record ScreeningPredicate(
    Scanner scanner,
    Run run,
    List<ListVersion> lists,
    boolean knownGood,
    Policy policy,
    List<LicensedProgram> programs,
    Sampling sampling,
    Inputs inputs,
    SnapshotTrees trees,
    Tally tally,
    Optional<CanaryCounts> canaries) {
  /** Who screened. */
  public record Scanner(String id, String version, String sha256) {}

  /**
   * One run.
   *
   * @param snapshot id of what it produced
   * @param retrievedOn when the lists were read that stand in files
   * @param configurationSha256 digest of its canonical configuration
   */
  public record Run(
      String snapshot,
      String id,
      Instant startedOn,
      Instant finishedOn,
      Instant retrievedOn,
      String configurationSha256) {}

  /** The input manifest. */
  public record Inputs(String sha256, long shards) {}

  /** The predicate. Its numbers are not checked here. */
  public JsonObject json() {
    return JsonObject.empty()
        .with("schemaVersion", "1.0")
        .with(
            "scanner",
            JsonObject.empty()
                .with("id", scanner.id())
                .with("version", scanner.version())
                .with("digest", sha256(scanner.sha256())))
        .with("invocation", invocation())
        .with("snapshot", snapshot())
        .with("lists", lists.stream().map(this::list).toList())
        .with("matchers", matchers())
        .with("coverage", coverage())
        .with("outcome", outcome(tally).with("distinctContents", trees.distinct().json()))
        .with("references", references())
        .with("canaries", canaries.map(CanaryCounts::json))
        .with("provenance", JsonObject.empty().with("grades", tally.grades()))
        .with("limitations", limitations());
  }

  /** What people allowed is left in although a list has it, so it bounds what was found. */
  private List<String> limitations() {
    List<String> limitations = new ArrayList<>(List.of("known-material-only", "threshold-bounded"));
    if (!policy.allowances().all().isEmpty()) {
      limitations.add("allow-list");
    }
    if (tally.nested().number("notLookedInto").orElse(0) > 0) {
      limitations.add("containers-not-opened");
    }
    if (knownGood) {
      limitations.add("known-good-list");
    }
    return limitations;
  }

  private static JsonObject sha256(String hex) {
    return JsonObject.empty().with("sha256", hex);
  }

  private JsonObject invocation() {
    return JsonObject.empty()
        .with("runId", run.id())
        .with("startedOn", run.startedOn().toString())
        .with("finishedOn", run.finishedOn().toString())
        .with(
            "configuration",
            JsonObject.empty()
                .with("name", "screening.json")
                .with("mediaType", "application/json")
                .with("digest", sha256(run.configurationSha256())));
  }

  private JsonObject snapshot() {
    JsonObject material =
        JsonObject.empty()
            .with("name", "inputs.jsonl")
            .with("digest", sha256(inputs.sha256()))
            .with("annotations", JsonObject.empty().with("shards", inputs.shards()));
    return JsonObject.empty()
        .with("id", run.snapshot())
        .with("materials", List.of(material))
        .with(
            "trees",
            JsonObject.empty()
                .with("items", tree("assay.item/v1", trees.items()))
                .with("shards", tree("assay.shard/v1", trees.shards()))
                .with("contents", tree("assay.content-tag/v1", trees.contents())));
  }

  private static JsonObject tree(String leafFormat, TreeHead head) {
    return JsonObject.empty()
        .with("algorithm", "rfc6962-sha256")
        .with("leafFormat", leafFormat)
        .with("size", head.size())
        .with("root", head.root().hex());
  }

  /** Whether the provider of files may be named is not known, so it is not. */
  private JsonObject list(ListVersion list) {
    if (list.source().isPresent()) {
      return list.publicJson();
    }
    return list.publicJson()
        .with("disclosure", "withheld")
        .with("retrievedOn", run.retrievedOn().toString());
  }

  private List<JsonObject> matchers() {
    return new MatcherClaims(lists, policy, programs, sampling).json();
  }

  private JsonObject coverage() {
    JsonObject counted = tally.json();
    JsonObject covered = JsonObject.empty();
    for (JsonObject matcher : matchers()) {
      String algorithm = matcher.text("algorithm").orElseThrow();
      covered =
          covered.with(
              matcher.text("id").orElseThrow(),
              JsonObject.empty()
                  .with("eligible", tally.eligible(algorithm))
                  .with("evaluated", tally.evaluated(algorithm)));
    }
    return JsonObject.empty()
        .with("items", counted.object("items"))
        .with("bytes", counted.object("bytes"))
        .with("nested", tally.nested())
        .with("matchers", covered)
        .with("unscreenableReasons", counted.object("unscreenableReasons"));
  }

  /** What only points elsewhere is counted here and nowhere else. */
  private Optional<JsonObject> references() {
    Tally references = tally.references();
    JsonObject compared = JsonObject.empty();
    for (JsonObject matcher : matchers()) {
      String id = matcher.text("id").orElseThrow();
      compared = compared.with(id, references.comparedBy().getOrDefault(id, 0L));
    }
    return references.items() == 0
        ? Optional.empty()
        : Optional.of(
            JsonObject.empty()
                .with("enumerated", references.items())
                .with("compared", references.compared())
                .with("comparedBy", compared)
                .with("unscreenableReasons", references.json().object("unscreenableReasons"))
                .with("outcome", outcome(references))
                .with("grades", references.grades()));
  }

  private static JsonObject outcome(Tally counted) {
    JsonObject outcome = JsonObject.empty();
    for (Verdict.Kind verdict : Verdict.Kind.values()) {
      outcome = outcome.with(verdict.label(), counted.of(verdict));
    }
    for (Disposition disposition : Disposition.values()) {
      outcome = outcome.with(disposition.label(), counted.of(disposition));
    }
    return outcome
        .with("keptMatched", counted.kept(Verdict.Kind.MATCHED))
        .with("keptSuspected", counted.kept(Verdict.Kind.SUSPECTED))
        .with("keptUnscreenable", counted.kept(Verdict.Kind.UNSCREENABLE))
        .with("clearNotKept", counted.of(Verdict.Kind.CLEAR) - counted.kept(Verdict.Kind.CLEAR))
        .with("hitsByMatcher", counted.json().object("matches"));
  }
}
