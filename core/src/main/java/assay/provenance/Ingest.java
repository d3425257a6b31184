package assay.provenance;

import assay.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the item entered the pool.
 *
 * @param ingestedAt when, if known
 * @param pipeline what brought it in
 */
public record Ingest(
    Optional<Instant> ingestedAt, String pipeline, String pipelineVersion, List<Step> steps) {
  public Ingest {
    steps = List.copyOf(steps);
  }

  /** One transformation between origin and pool. */
  public record Step(String operation, String tool, Optional<String> version) {
    JsonObject json() {
      return JsonObject.empty().with("op", operation).with("tool", tool).with("version", version);
    }
  }

  JsonObject json() {
    return JsonObject.empty()
        .with("ingestedAt", ingestedAt.map(Instant::toString))
        .with("pipeline", pipeline)
        .with("pipelineVersion", pipelineVersion)
        .withUnlessEmpty("steps", steps.stream().map(Step::json).toList());
  }
}
