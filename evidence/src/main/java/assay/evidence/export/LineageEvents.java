package assay.evidence.export;

import assay.evidence.statement.ScreeningStatement;
import assay.json.JsonObject;
import assay.screen.ScannerVersion;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A run as OpenLineage events: START, then COMPLETE or FAIL. */
public final class LineageEvents {
  static final String PRODUCER = "https://assay.example.org/releases/" + ScannerVersion.current();
  static final String SCHEMA = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
  private static final String FACETS = "https://openlineage.io/spec/facets/";

  private LineageEvents() {}

  /**
   * A run in which some shards failed, so that nothing is attested of it.
   *
   * @param shards how many there were
   * @param failed how many of them failed; their messages may speak of items and are not told
   */
  public record Failed(
      String runId,
      String dataset,
      String startedOn,
      String finishedOn,
      Acquired acquired,
      Outline.Places places,
      long shards,
      long failed) {}

  /** The events of a failed run. */
  public static List<JsonObject> of(Failed run) {
    List<JsonObject> inputs = List.of(place(input(run.acquired(), run.places())));
    List<JsonObject> outputs = List.of(place(output(run.places())));
    String message =
        String.format(
            Locale.ROOT,
            "%d of %d shards could not be screened or written; nothing is attested",
            run.failed(),
            run.shards());
    JsonObject error =
        facet("1-0-1", "ErrorMessageRunFacet")
            .with("message", message)
            .with("programmingLanguage", "JAVA");
    JsonObject facets = JsonObject.empty().with("errorMessage", error);
    String job = run.dataset();
    return List.of(
        event("START", run.startedOn(), job, run(run.runId()), inputs, outputs),
        event(
            "FAIL",
            run.finishedOn(),
            job,
            run(run.runId()).with("facets", facets),
            inputs,
            outputs));
  }

  static List<JsonObject> of(Outline outline) {
    JsonObject input = place(input(outline.acquired(), outline.places()));
    JsonObject output = place(output(outline.places()));
    JsonObject run = run(outline.runId());
    String job = outline.dataset();
    return List.of(
        event("START", outline.startedOn(), job, run, List.of(input), List.of(output)),
        event(
            "COMPLETE",
            outline.finishedOn(),
            job,
            run,
            List.of(read(outline, input)),
            List.of(written(outline, output))));
  }

  private static JsonObject run(String id) {
    return JsonObject.empty().with("runId", id);
  }

  private static JsonObject event(
      String type,
      String time,
      String dataset,
      JsonObject run,
      List<JsonObject> inputs,
      List<JsonObject> outputs) {
    return JsonObject.empty()
        .with("eventType", type)
        .with("eventTime", time)
        .with("producer", PRODUCER)
        .with("schemaURL", SCHEMA)
        .with("run", run)
        .with(
            "job", JsonObject.empty().with("namespace", "assay").with("name", "screen." + dataset))
        .with("inputs", inputs)
        .with("outputs", outputs);
  }

  /** A dataset by the naming rules: the store, and the path in it. */
  private record Place(String namespace, String name) {}

  private static JsonObject place(Place place) {
    return JsonObject.empty().with("namespace", place.namespace()).with("name", place.name());
  }

  private static Place output(Outline.Places places) {
    return new Place("file", places.output());
  }

  /** Where the operator got it from if that has a store and a path, or else the first input. */
  private static Place input(Acquired acquired, Outline.Places places) {
    return acquired
        .locator()
        .flatMap(LineageEvents::store)
        .orElse(new Place("file", places.input()));
  }

  private static Optional<Place> store(String locator) {
    try {
      URI uri = URI.create(locator);
      String path = Optional.ofNullable(uri.getPath()).orElse("").replaceAll("^/+|/+$", "");
      return uri.getScheme() == null || uri.getRawAuthority() == null || path.isEmpty()
          ? Optional.empty()
          : Optional.of(new Place(uri.getScheme() + "://" + uri.getRawAuthority(), path));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static JsonObject read(Outline outline, JsonObject input) {
    ScreeningStatement statement = outline.statement();
    JsonObject material =
        statement.predicate().object("snapshot").orElseThrow().objects("materials").get(0);
    String manifest = material.object("digest").flatMap(d -> d.text("sha256")).orElseThrow();
    long shards = material.object("annotations").orElseThrow().number("shards").orElseThrow();
    JsonObject statistics =
        facet("1-0-0", "InputStatisticsInputDatasetFacet")
            .with("rowCount", statement.items())
            .with("size", statement.bytes("input"))
            .with("fileCount", shards);
    JsonObject assertions =
        facet("1-1-0", "DataQualityAssertionsDatasetFacet")
            .with(
                "assertions",
                List.of(
                    none("assay.unparsed_bytes", statement.bytes("unparsed")),
                    none("assay.kept_unscreenable", statement.outcome("keptUnscreenable"))));
    JsonObject version =
        facet("1-0-1", "DatasetVersionDatasetFacet").with("datasetVersion", manifest);
    return input
        .with("facets", JsonObject.empty().with("version", version))
        .with(
            "inputFacets",
            JsonObject.empty()
                .with("inputStatistics", statistics)
                .with("dataQualityAssertions", assertions));
  }

  private static JsonObject none(String assertion, long found) {
    return JsonObject.empty()
        .with("assertion", assertion)
        .with("success", found == 0)
        .with("expected", "0")
        .with("actual", Long.toString(found));
  }

  private static JsonObject written(Outline outline, JsonObject output) {
    ScreeningStatement statement = outline.statement();
    JsonObject screening =
        JsonObject.empty()
            .with("_producer", PRODUCER)
            .with(
                "_schemaURL",
                "https://assay.example.org/schemas/1-0-0/AssayScreeningDatasetFacet.json")
            .with("statementSha256", statement.digest())
            .with("itemsRoot", statement.tree("items").root().hex())
            .with("level", statement.level().name());
    JsonObject statistics =
        facet("1-0-2", "OutputStatisticsOutputDatasetFacet")
            .with("rowCount", statement.outcome("kept"))
            .with("size", outline.bytes())
            .with("fileCount", outline.shards().size());
    JsonObject version =
        facet("1-0-1", "DatasetVersionDatasetFacet").with("datasetVersion", outline.id());
    return output
        .with(
            "facets",
            JsonObject.empty().with("assay_screening", screening).with("version", version))
        .with("outputFacets", JsonObject.empty().with("outputStatistics", statistics));
  }

  private static JsonObject facet(String version, String name) {
    return JsonObject.empty()
        .with("_producer", PRODUCER)
        .with("_schemaURL", FACETS + version + "/" + name + ".json#/$defs/" + name);
  }
}
