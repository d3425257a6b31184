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
 * @param sighting what was seen again, if the item is only that
 * @param steps the known transformations between origin and container; empty if unknown
 */
public record Provenance(
    Optional<Origin> origin,
    Optional<Capture> capture,
    Acquisition acquisition,
    Optional<Ingest> ingest,
    Preferences preferences,
    Embedded embedded,
    Optional<Sighting> sighting,
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
        Embedded.nothing(),
        Optional.empty(),
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
        Embedded.nothing(),
        Optional.empty(),
        List.of(),
        new TreeMap<>(basis));
  }

  public Provenance with(Preferences signals) {
    return copy(capture, acquisition, ingest, signals, embedded, sighting, steps, basis);
  }

  /**
   * The same with the steps on its way into the container.
   *
   * @param word on whose word all of them rest
   */
  public Provenance withSteps(List<Ingest.Step> known, Basis word) {
    return copy(
        capture,
        acquisition,
        ingest,
        preferences,
        embedded,
        sighting,
        known,
        with("entry.steps", word));
  }

  /**
   * The same with the digests at both ends of its steps.
   *
   * @param container SHA-256 of what the item lay in, as it was received
   * @param held SHA-256 of its bytes as they lie in the container
   */
  public Provenance between(Optional<Digest> container, Optional<Digest> held) {
    return copy(
        capture,
        acquisition,
        ingest,
        preferences,
        embedded,
        sighting,
        Ingest.ends(steps, container, held),
        basis);
  }

  /**
   * The same with the steps by which what the item lay in came to be.
   *
   * @param container observed by ourselves: each with its version, and digests that link up
   */
  public Provenance behind(List<Ingest.Step> container) {
    List<Ingest.Step> all = Ingest.preceded(container, steps);
    return copy(capture, acquisition, ingest, preferences, embedded, sighting, all, basis);
  }

  /** The same with what it shows again. */
  public Provenance of(Sighting again) {
    return copy(
        capture,
        acquisition,
        ingest,
        preferences,
        embedded,
        Optional.of(again),
        steps,
        with("sightingOf", Basis.DECLARED));
  }

  /** The same with what the bytes say of themselves, and what a page's head says of its use. */
  public Provenance saying(Embedded claims, Preferences signals) {
    SortedMap<String, Basis> extended = with("embedded", Basis.DECLARED);
    extended.putIfAbsent("preferences", Basis.OBSERVED);
    return copy(
        capture, acquisition, ingest, preferences.and(signals), claims, sighting, steps, extended);
  }

  /** The same with the result of comparing the declared digest. */
  public Provenance checked(DigestCheck result) {
    SortedMap<String, Basis> extended = new TreeMap<>(basis);
    if (basisOf("capture.digestCheck") != Basis.OBSERVED) {
      extended.put("capture.digestCheck", Basis.OBSERVED);
    }
    if (result.isVerified()) {
      extended.put("capture.declaredDigest", Basis.VERIFIED);
    }
    return copy(
        capture.map(c -> c.checked(result)),
        acquisition,
        ingest,
        preferences,
        embedded,
        sighting,
        steps,
        extended);
  }

  /** The same with what the run knows: how the dataset was got, and how the item came in. */
  public Provenance entered(Acquisition how, Ingest entry) {
    SortedMap<String, Basis> extended = with("acquisition", Basis.OPERATOR);
    how.manifest().ifPresent(list -> extended.put("acquisition.manifest", Basis.VERIFIED));
    extended.put("entry", Basis.OBSERVED);
    if (entry.clock() != Basis.OBSERVED) {
      extended.put("entry.ingestedAt", entry.clock());
    }
    return copy(
        capture,
        how,
        Optional.of(entry.through(steps)),
        preferences,
        embedded,
        sighting,
        steps,
        extended);
  }

  private SortedMap<String, Basis> with(String path, Basis word) {
    SortedMap<String, Basis> extended = new TreeMap<>(basis);
    extended.put(path, word);
    return extended;
  }

  private Provenance copy(
      Optional<Capture> captured,
      Acquisition how,
      Optional<Ingest> entry,
      Preferences signals,
      Embedded claims,
      Optional<Sighting> again,
      List<Ingest.Step> known,
      SortedMap<String, Basis> words) {
    return new Provenance(origin, captured, how, entry, signals, claims, again, known, words);
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
    JsonObject stated = stated(item);
    return stated
        .withUnlessEmpty("basis", labels(stated))
        .with("gaps", grading.gaps().stream().map(Gap::code).sorted().toList())
        .with("vector", grading.vector().json())
        .with("grade", grading.vector().grade().name());
  }

  private JsonObject stated(JsonObject item) {
    return JsonObject.empty()
        .with("type", "assay.provenance/v1")
        .with("item", item)
        .withUnlessEmpty("origin", origin.map(Origin::json).orElse(JsonObject.empty()))
        .withUnlessEmpty("capture", capture.map(Capture::json).orElse(JsonObject.empty()))
        .withUnlessEmpty("acquisition", acquisition.json())
        .with("entry", ingest.map(Ingest::json))
        .withUnlessEmpty("preferences", preferences.json())
        .withUnlessEmpty("embedded", embedded.json())
        .with("sightingOf", sighting.map(Sighting::json));
  }

  /** Of what is not stated, nobody's word is needed. */
  private Map<String, String> labels(JsonObject stated) {
    Map<String, String> labels = new TreeMap<>();
    basis.forEach(
        (path, b) -> {
          if (isStated(stated, path)) {
            labels.put(path, b.label());
          }
        });
    return labels;
  }

  private static boolean isStated(JsonObject record, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return record.has(path);
    }
    return record
        .object(path.substring(0, dot))
        .filter(inner -> isStated(inner, path.substring(dot + 1)))
        .isPresent();
  }
}
