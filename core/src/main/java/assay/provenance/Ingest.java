package assay.provenance;

import assay.fingerprint.Digest;
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

  /**
   * One transformation between origin and pool.
   *
   * @param input SHA-256 of what it took
   * @param output SHA-256 of what it gave
   */
  public record Step(
      String operation,
      String tool,
      Optional<String> version,
      Optional<Digest> input,
      Optional<Digest> output) {
    /** A step whose bytes nobody digested. */
    public Step(String operation, String tool, Optional<String> version) {
      this(operation, tool, version, Optional.empty(), Optional.empty());
    }

    JsonObject json() {
      return JsonObject.empty()
          .with("op", operation)
          .with("tool", tool)
          .with("version", version)
          .with("inputSha256", input.map(Digest::hex))
          .with("outputSha256", output.map(Digest::hex));
    }
  }

  /** Whether every step says what it took and gave, and took what the one before it gave. */
  boolean isLinked() {
    for (int i = 0; i < steps.size(); i++) {
      boolean follows = i == 0 || steps.get(i).input().equals(steps.get(i - 1).output());
      if (steps.get(i).input().isEmpty() || steps.get(i).output().isEmpty() || !follows) {
        return false;
      }
    }
    return !steps.isEmpty();
  }

  JsonObject json() {
    return JsonObject.empty()
        .with("ingestedAt", ingestedAt.map(Instant::toString))
        .with("pipeline", pipeline)
        .with("pipelineVersion", pipelineVersion)
        .withUnlessEmpty("steps", steps.stream().map(Step::json).toList());
  }
}
