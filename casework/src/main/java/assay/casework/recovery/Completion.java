package assay.casework.recovery;

import assay.casework.captures.ArchivedCapture;
import assay.fingerprint.Digest;
import assay.provenance.Basis;
import assay.provenance.Capture;
import assay.provenance.DeclaredDigest;
import assay.provenance.DigestCheck;
import assay.provenance.Grading;
import assay.provenance.Origin;
import assay.provenance.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Completes facts with those of a capture. What was observed or verified stays as it is; what was
 * guessed, and what is merely declared and says less, makes way. Each new fact is marked {@link
 * Basis#JOINED}.
 */
final class Completion {
  private final Provenance before;
  private final SortedMap<String, Basis> basis;
  private Capture old;
  private Optional<Origin> origin;
  private Capture capture;

  Completion(Provenance facts) {
    this.before = facts;
    this.basis = new TreeMap<>(facts.basis());
    this.origin = facts.origin();
    this.old = facts.capture().orElse(Capture.unknown());
    this.capture = old;
  }

  /**
   * Whether a capture cannot stand for the item: it was known to be fetched from another address or
   * at another time, which makes way for nothing, or for nothing but an equal digest. Nothing of
   * one fetch may be put beside what is known of another.
   */
  static boolean isContradicted(Provenance facts, ArchivedCapture found, Method method) {
    Optional<String> url = facts.origin().flatMap(Origin::url);
    boolean weak = isWeak(facts, "origin.url") && isWeak(facts, "capture");
    boolean open = isByDigest(method) && weak;
    boolean elsewhere =
        url.filter(u -> !u.equals(found.url())).isPresent() && !isInferred(facts, "origin.url");
    boolean anotherTime =
        facts.capture().filter(c -> !mayBeAt(c, found)).isPresent()
            && !isInferred(facts, "capture.notAfter");
    return (elsewhere || anotherTime) && !open;
  }

  private static boolean isInferred(Provenance facts, String path) {
    return facts.basisOf(path) == Basis.INFERRED;
  }

  /** Whether the bounds overlap; to the second, since indexes drop fractions. */
  private static boolean mayBeAt(Capture known, ArchivedCapture found) {
    Instant from = known.notBefore().orElse(Instant.MIN);
    Instant to = known.notAfter().map(t -> t.plusSeconds(1)).orElse(Instant.MAX);
    return !found.notBefore().orElse(Instant.MIN).isAfter(to)
        && !from.isAfter(found.notAfter().map(t -> t.plusSeconds(1)).orElse(Instant.MAX));
  }

  private static boolean isByDigest(Method method) {
    return method == Method.STORED_DIGEST || method == Method.DECLARED_DIGEST;
  }

  private boolean isWeak(String path) {
    return isWeak(before, path);
  }

  /** Whether a fact may be replaced: nobody read it, and nobody confirmed it. */
  private static boolean isWeak(Provenance facts, String path) {
    Basis rests = facts.basisOf(path);
    return rests != Basis.OBSERVED && rests != Basis.VERIFIED && rests != Basis.JOINED;
  }

  private boolean isGuessed(Optional<?> fact, String path) {
    return fact.isEmpty() || before.basisOf(path) == Basis.INFERRED;
  }

  /**
   * A digest tells the address better than a declaration does. If it tells another one, origin and
   * capture are taken together: the time of one place must not stand beside the address of another.
   */
  Completion origin(String url, Method method) {
    Optional<String> known = before.origin().flatMap(Origin::url);
    boolean digest = isByDigest(method);
    if (isGuessed(known, "origin.url")) {
      Optional<String> page = before.origin().flatMap(Origin::pageUrl);
      origin = Optional.of(new Origin(Optional.of(url), List.of(), page, Optional.empty()));
      keep("origin.pageUrl", page);
      basis.put("origin.url", Basis.JOINED);
    } else if (digest && known.get().equals(url) && isWeak("origin.url")) {
      basis.put("origin.url", Basis.VERIFIED); // confirmed by an index
    } else if (digest && !known.get().equals(url)) {
      origin = Optional.of(Origin.ofUrl(url));
      old =
          Capture.unknown()
              .declaring(old.declared(), old.beforeTransformation())
              .checked(old.check());
      capture = old;
      basis.put("origin.url", Basis.JOINED);
    }
    return this;
  }

  /** A fact that stays keeps its basis where a shorter path would say otherwise. */
  private void keep(String path, Optional<?> fact) {
    if (fact.isPresent()) {
      basis.put(path, before.basisOf(path));
    }
  }

  /** Bounds go together; they are replaced if the new ones say more. */
  Completion time(Optional<Instant> from, Optional<Instant> to) {
    Capture candidate = capture.between(from, to);
    boolean open = isGuessed(old.notAfter(), "capture.notAfter") || isWeak("capture.notAfter");
    if (to.isPresent() && open && when(candidate, Basis.JOINED) > when(old, timeBasis())) {
      capture = candidate;
      basis.put("capture.notBefore", Basis.JOINED);
      basis.put("capture.notAfter", Basis.JOINED);
    }
    return this;
  }

  private Basis timeBasis() {
    return before.basisOf("capture.notAfter");
  }

  private static int when(Capture times, Basis rests) {
    SortedMap<String, Basis> only = new TreeMap<>();
    only.put("capture", rests);
    return new Grading(Provenance.of(Optional.empty(), Optional.of(times), only)).vector().when();
  }

  /**
   * What fetched it, and the status, unless the known time is that of another fetch. An index's
   * media type is no header, so it is not taken.
   */
  Completion answer(ArchivedCapture found) {
    if (!mayBeAt(capture, found)) {
      return this;
    }
    if (isGuessed(old.agent(), "capture.agent") && found.agent().isPresent()) {
      capture = capture.by(old.method().orElse(how(found.agent().get())), found.agent());
      basis.put("capture.agent", Basis.JOINED);
      basis.put("capture.method", old.method().isPresent() ? was("capture.method") : Basis.JOINED);
    }
    if (isGuessed(old.http(), "capture.http") && found.status().isPresent()) {
      OptionalInt status = found.status();
      Capture.Http http =
          new Capture.Http(
              status, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
      capture = capture.answered(Optional.of(http), old.serverIp());
      basis.put("capture.http", Basis.JOINED);
      keep("capture.serverIp", old.serverIp());
    }
    return this;
  }

  private static String how(Capture.Agent agent) {
    return agent.name().equals("img2dataset") ? "download" : "crawl";
  }

  private Basis was(String path) {
    return before.basisOf(path);
  }

  Completion archive(ArchivedCapture found) {
    boolean open = isGuessed(old.archive(), "capture.archive") && mayBeAt(capture, found);
    if (open && found.place().isPresent()) {
      ArchivedCapture.Place place = found.place().get();
      String format = place.file().matches(".*\\.arc(\\.\\w+)?") ? "arc" : "warc";
      Capture.Archive archive =
          new Capture.Archive(
              format,
              found.collection(),
              place.file(),
              place.offset(),
              place.length(),
              Optional.empty());
      capture = capture.archivedAs(archive, old.truncated() || found.truncated());
      basis.put("capture.archive", Basis.JOINED);
    }
    return this;
  }

  /**
   * A digest by which the bytes held were found is verified on them. One that differs from the
   * bytes, as was observed, stays and keeps integrity at 0. So does what was declared and observed.
   *
   * @param check absent if the bytes held are a copy of what was captured
   */
  Completion digest(Optional<Digest> found, Method method, DigestCheck check) {
    boolean wrong = old.check() == DigestCheck.MISMATCH && !old.beforeTransformation();
    boolean open = old.declared().isEmpty() || isWeak("capture.declaredDigest");
    if (method == Method.STORED_DIGEST
        && found.isPresent()
        && open
        && !wrong
        && !old.check().isVerified()) {
      boolean copy = !check.isVerified();
      capture = capture.declaring(found.map(DeclaredDigest::new), copy).checked(check);
      basis.put("capture.declaredDigest", Basis.JOINED);
    } else if (method == Method.DECLARED_DIGEST && isWeak("capture.declaredDigest")) {
      basis.put("capture.declaredDigest", Basis.VERIFIED); // confirmed by an index
    }
    return this;
  }

  Provenance finish() {
    boolean any = before.capture().isPresent() || !capture.equals(Capture.unknown());
    return new Provenance(
        origin,
        any ? Optional.of(capture) : Optional.empty(),
        before.acquisition(),
        before.ingest(),
        before.preferences(),
        before.embedded(),
        before.sighting(),
        before.steps(),
        basis);
  }
}
