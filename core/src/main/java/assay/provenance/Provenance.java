package assay.provenance;

import assay.fingerprint.Digest;
import assay.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is known about where one item came from. A dataset format fills in what the container
 * says; the run adds how the operator got the dataset and how the item entered the pool.
 *
 * @param basis on whose word a fact rests, by path ({@code origin.url}); the longest matching
 *     prefix wins
 * @param steps the known transformations between origin and container; empty if unknown
 */
public record Provenance(
    Optional<Origin> origin,
    Optional<Capture> capture,
    Acquisition acquisition,
    Optional<Ingest> ingest,
    Preferences preferences,
    List<Ingest.Step> steps,
    SortedMap<String, Basis> basis) {
  public Provenance {
    steps = List.copyOf(steps);
    basis = Collections.unmodifiableSortedMap(new TreeMap<>(basis));
  }

  /** Nothing is known. */
  public static Provenance unknown() {
    return new Provenance(
        Optional.empty(),
        Optional.empty(),
        Acquisition.unknown(),
        Optional.empty(),
        Preferences.none(),
        List.of(),
        new TreeMap<>());
  }

  /** What a container says of an item. */
  public static Provenance of(
      Optional<Origin> origin, Optional<Capture> capture, Map<String, Basis> basis) {
    return new Provenance(
        origin,
        capture,
        Acquisition.unknown(),
        Optional.empty(),
        Preferences.none(),
        List.of(),
        new TreeMap<>(basis));
  }

  public Provenance with(Preferences signals) {
    return new Provenance(origin, capture, acquisition, ingest, signals, steps, basis);
  }

  public Provenance withSteps(List<Ingest.Step> known) {
    return new Provenance(origin, capture, acquisition, ingest, preferences, known, basis);
  }

  /** The same with the result of comparing the declared digest. */
  public Provenance checked(DigestCheck result) {
    return new Provenance(
        origin,
        capture.map(c -> c.checked(result)),
        acquisition,
        ingest,
        preferences,
        steps,
        basis);
  }

  /** The same with what the run knows: how the dataset was got, and how the item came in. */
  public Provenance entered(Acquisition how, Ingest entry) {
    SortedMap<String, Basis> extended = new TreeMap<>(basis);
    extended.put("acquisition", Basis.OPERATOR);
    Ingest complete =
        new Ingest(entry.ingestedAt(), entry.pipeline(), entry.pipelineVersion(), steps);
    return new Provenance(
        origin, capture, how, Optional.of(complete), preferences, steps, extended);
  }

  /** The digest that upstream metadata declares, if any. */
  public Optional<Digest> declaredDigest() {
    return capture.flatMap(Capture::declared).map(DeclaredDigest::digest);
  }

  /** On whose word the fact at this path rests; {@link Basis#DECLARED} where nothing says. */
  public Basis basisOf(String path) {
    for (String prefix = path; !prefix.isEmpty(); prefix = parent(prefix)) {
      Basis found = basis.get(prefix);
      if (found != null) {
        return found;
      }
    }
    return Basis.DECLARED;
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }

  /**
   * The record of type {@code assay.provenance/v1}.
   *
   * @param item identifies the item: snapshot, shard, member, digest
   */
  public JsonObject json(JsonObject item) {
    Grading grading = new Grading(this);
    return JsonObject.empty()
        .with("type", "assay.provenance/v1")
        .with("item", item)
        .withUnlessEmpty("origin", origin.map(Origin::json).orElse(JsonObject.empty()))
        .withUnlessEmpty("capture", capture.map(Capture::json).orElse(JsonObject.empty()))
        .withUnlessEmpty("acquisition", acquisition.json())
        .with("entry", ingest.map(Ingest::json))
        .withUnlessEmpty("preferences", preferences.json())
        .withUnlessEmpty("basis", labels())
        .with("gaps", grading.gaps().stream().map(Gap::code).sorted().toList())
        .with("vector", grading.vector().json())
        .with("grade", grading.vector().grade().name());
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>();
    basis.forEach((path, b) -> labels.put(path, b.label()));
    return labels;
  }
}
