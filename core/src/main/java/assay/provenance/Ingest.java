package assay.provenance;

import assay.fingerprint.Digest;
import assay.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the item entered the pool.
 *
 * @param ingestedAt when, if known
 * @param pipeline what brought it in
 * @param clock on whose word the time rests: the clock was read, or a person typed it in
 */
public record Ingest(
    Optional<Instant> ingestedAt,
    String pipeline,
    String pipelineVersion,
    List<Step> steps,
    Basis clock) {
  public Ingest {
    steps = List.copyOf(steps);
  }

  /** At a time that was read from the clock. */
  public Ingest(
      Optional<Instant> ingestedAt, String pipeline, String pipelineVersion, List<Step> steps) {
    this(ingestedAt, pipeline, pipelineVersion, steps, Basis.OBSERVED);
  }

  Ingest through(List<Step> known) {
    return new Ingest(ingestedAt, pipeline, pipelineVersion, known, clock);
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
    /** Takes a container, and gives what lies in it. */
    public static final String EXTRACT = "extract";

    /** Takes a container, and gives it without what had to leave. */
    public static final String SCREEN = "screen";

    /** A step whose bytes nobody digested. */
    public Step(String operation, String tool, Optional<String> version) {
      this(operation, tool, version, Optional.empty(), Optional.empty());
    }

    private Step taking(Optional<Digest> container) {
      boolean opened = operation.equals(EXTRACT);
      return new Step(operation, tool, version, opened ? input.or(() -> container) : input, output);
    }

    private Step giving(Optional<Digest> held) {
      return new Step(operation, tool, version, input, output.or(() -> held));
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

  /**
   * The steps with the digests that are known at their two ends: an extraction that comes first
   * took the container, and what the last step gave is what is held.
   */
  static List<Step> ends(List<Step> steps, Optional<Digest> container, Optional<Digest> held) {
    List<Step> linked = new ArrayList<>(steps);
    if (!linked.isEmpty()) {
      linked.set(0, linked.get(0).taking(container));
      int last = linked.size() - 1;
      linked.set(last, linked.get(last).giving(held));
    }
    return linked;
  }

  /**
   * The steps with those by which the container came to be, if it was opened first of all; else
   * they would stand behind what came after them.
   */
  static List<Step> preceded(List<Step> container, List<Step> steps) {
    if (steps.isEmpty() || !steps.get(0).operation().equals(Step.EXTRACT)) {
      return steps;
    }
    List<Step> all = new ArrayList<>(container);
    all.addAll(steps);
    return all;
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
