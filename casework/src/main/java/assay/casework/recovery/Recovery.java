package assay.casework.recovery;

import assay.casework.captures.ArchivedCapture;
import assay.casework.captures.CaptureIndex;
import assay.casework.captures.Sighting;
import assay.fingerprint.Digest;
import assay.provenance.Acquisition;
import assay.provenance.Basis;
import assay.provenance.Capture;
import assay.provenance.DigestCheck;
import assay.provenance.Grade;
import assay.provenance.Ingest;
import assay.provenance.Origin;
import assay.provenance.Provenance;
import assay.provenance.RecordedProvenance;
import assay.record.Digested;
import assay.record.ItemRecord;
import assay.stage.Lookalikes;
import assay.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for the lost provenance of items in an index: by digest, by the digest that upstream
 * declares, by position, by address, by the sample's key, in this order. What merely looks alike is
 * told apart. Decides and has no effects; any number of threads may ask.
 */
public final class Recovery {
  /** As many sightings are listed of one item; a tracking pixel has millions. */
  static final int MOST_SIGHTINGS = 1000;

  private static final Comparator<Sighting> BY_TIME =
      Comparator.comparing((Sighting s) -> s.capture().notAfter().orElse(Instant.MAX))
          .thenComparing(s -> s.capture().url())
          .thenComparing(s -> s.source().name())
          .thenComparing(s -> s.capture().place().map(ArchivedCapture.Place::file).orElse(""))
          .thenComparing(s -> s.capture().place().map(ArchivedCapture.Place::offset).orElse(0L));

  private final CaptureIndex index;
  private final Instant screenedOn;
  private final Optional<UpstreamKeys> keys;
  private final Optional<NearDuplicates> alike;

  /**
   * Asks an index.
   *
   * @param screenedOn when the items were screened: they were acquired before, if nothing else is
   *     known of it
   * @param release of a dataset whose sample keys the items still have, as the operator says
   * @param lookalikes what the index's contents look like, if that was kept
   */
  public Recovery(
      CaptureIndex index,
      Instant screenedOn,
      Optional<String> release,
      Optional<Lookalikes> lookalikes) {
    this.index = index;
    this.screenedOn = screenedOn;
    this.keys = release.map(name -> new UpstreamKeys(index, name));
    this.alike = lookalikes.map(pictures -> new NearDuplicates(index, pictures));
  }

  /** Whether the item is looked for: its grade is below P3, or it is matched or suspected. */
  public static boolean isDue(ItemRecord item) {
    return !item.grade().reaches(Grade.P3)
        || item.verdict() == Verdict.Kind.MATCHED
        || item.verdict() == Verdict.Kind.SUSPECTED;
  }

  /** What the index knows of the item; empty if that is nothing. */
  public Optional<Recovered> recover(ItemRecord item) {
    Provenance facts = RecordedProvenance.read(item.provenance());
    Optional<Method> first = Optional.empty();
    Optional<Method> tying = Optional.empty();
    Optional<Sighting> tied = Optional.empty();
    Map<Sighting, Method> all = new LinkedHashMap<>();
    for (Method method : Method.JOINS) {
      List<Sighting> found = find(method, item, facts);
      if (tied.isEmpty() && !found.isEmpty()) {
        first = first.or(() -> Optional.of(method));
        tied = tied(method, found, facts);
        tying = tied.map(t -> method);
      }
      found.forEach(sighting -> all.putIfAbsent(sighting, method));
    }
    List<AlsoSeen> alsoSeen = alike.map(a -> a.find(item, all.keySet())).orElse(List.of());
    if (first.isEmpty() && alsoSeen.isEmpty()) {
      return Optional.empty();
    }
    Method method = (tying.isPresent() ? tying : first).orElse(Method.NEAR_DUPLICATE);
    Provenance completed =
        tied.isPresent() ? new Joining(facts, method, item).with(tied.get()) : facts;
    List<Sighting> listed = listed(all.keySet(), tied);
    return Optional.of(
        new Recovered(method, tied, completed, listed, all, all.size() > listed.size(), alsoSeen));
  }

  /** The first ones, and in any case the tied one. */
  private static List<Sighting> listed(Set<Sighting> all, Optional<Sighting> tied) {
    List<Sighting> first = all.stream().sorted(BY_TIME).limit(MOST_SIGHTINGS).toList();
    if (tied.isEmpty() || first.contains(tied.get())) {
      return first;
    }
    List<Sighting> listed = new ArrayList<>(first.subList(0, MOST_SIGHTINGS - 1));
    listed.add(tied.get());
    return listed;
  }

  private List<Sighting> find(Method method, ItemRecord item, Provenance facts) {
    return switch (method) {
      case STORED_DIGEST -> ofBytes(item);
      case DECLARED_DIGEST -> facts.declaredDigest().map(this::of).orElse(List.of());
      case RECORD_POSITION ->
          facts
              .capture()
              .flatMap(Capture::archive)
              .map(a -> index.byPosition(a.file(), a.offset()))
              .orElse(List.of());
      case URL ->
          facts
              .origin()
              .flatMap(Origin::url)
              .filter(url -> facts.basisOf("origin.url") != Basis.INFERRED)
              .map(url -> index.byUrl(url, MOST_SIGHTINGS + 1))
              .orElse(List.of());
      case SAMPLE_KEY -> keys.map(k -> k.find(item, facts)).orElse(List.of());
      case NEAR_DUPLICATE -> List.of(); // tells nothing of the item itself
    };
  }

  private List<Sighting> of(Digest digest) {
    return index.byDigest(digest, MOST_SIGHTINGS + 1);
  }

  /** By every digest of every reading: a crawler's index may be of the bytes without framing. */
  private List<Sighting> ofBytes(ItemRecord item) {
    Set<Sighting> found = new LinkedHashSet<>();
    for (Digested reading : item.readings()) {
      reading.digests().forEach(digest -> found.addAll(of(digest)));
    }
    return new ArrayList<>(found);
  }

  /**
   * The capture that stands for this occurrence: none that contradicts what is known; of this
   * address, if there is one; of those, the last that was made before the item was acquired. Of
   * later captures the first is taken if the content is the same; the same address alone says
   * nothing then.
   */
  private Optional<Sighting> tied(Method method, List<Sighting> found, Provenance facts) {
    boolean rows = method == Method.SAMPLE_KEY;
    if (rows && found.stream().map(s -> s.capture().url()).distinct().count() > 1) {
      return Optional.empty(); // the release has the key twice; either would be a guess
    }
    Optional<String> url = facts.origin().flatMap(Origin::url);
    List<Sighting> fitting =
        found.stream().filter(s -> !Completion.isContradicted(facts, s.capture(), method)).toList();
    List<Sighting> here =
        fitting.stream().filter(s -> url.filter(s.capture().url()::equals).isPresent()).toList();
    List<Sighting> among = here.isEmpty() ? fitting : here;
    Instant acquired = acquired(facts);
    Optional<Sighting> before =
        among.stream()
            .filter(s -> s.capture().notAfter().filter(t -> !t.isAfter(acquired)).isPresent())
            .max(BY_TIME);
    return before.isPresent() || method == Method.URL ? before : among.stream().min(BY_TIME);
  }

  private Instant acquired(Provenance facts) {
    return facts
        .capture()
        .flatMap(Capture::notAfter)
        .or(() -> Optional.of(facts.acquisition()).flatMap(Acquisition::acquiredAt))
        .or(() -> facts.ingest().flatMap(Ingest::ingestedAt))
        .orElse(screenedOn);
  }

  /** Completes the facts of one record. */
  private record Joining(Provenance facts, Method method, ItemRecord item) {
    Provenance with(Sighting sighting) {
      ArchivedCapture capture = sighting.capture();
      return new Completion(facts)
          .origin(capture.url(), method)
          .time(capture.notBefore(), capture.notAfter())
          .answer(capture)
          .archive(capture)
          .digest(declared(capture), method, check(capture))
          .finish();
    }

    /** The digest by which it was found. */
    private Optional<Digest> declared(ArchivedCapture capture) {
      return item.readings().stream()
          .flatMap(r -> r.digests().stream())
          .filter(d -> capture.digests().stream().anyMatch(c -> c.isOf(d)))
          .findFirst();
    }

    /** A copy of what was captured is not what was captured. */
    private DigestCheck check(ArchivedCapture capture) {
      boolean copy =
          capture.transformed()
              && declared(capture)
                  .filter(d -> capture.digests().stream().noneMatch(c -> c.declared() && c.isOf(d)))
                  .isPresent();
      return copy ? DigestCheck.ABSENT : DigestCheck.VERIFIED_RAW;
    }
  }
}
