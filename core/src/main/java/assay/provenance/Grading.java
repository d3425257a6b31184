package assay.provenance;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Computes the five dimensions and the gaps of a provenance record. Removing a fact never raises a
 * dimension, and an inferred fact never raises one above 1.
 */
public final class Grading {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration MONTH = Duration.ofDays(31);

  private final Provenance facts;
  private final Optional<Capture> capture;
  private final Optional<Ingest> ingest;

  public Grading(Provenance facts) {
    this.facts = facts;
    this.capture = facts.capture();
    this.ingest = facts.ingest();
  }

  public Vector vector() {
    return new Vector(where(), when(), how(), integrity(), chain());
  }

  private int where() {
    Optional<Origin> origin = facts.origin();
    int file = graded(3, origin.flatMap(Origin::url), "origin.url");
    int record = graded(3, archiveRecord(), "capture.archive");
    int page = graded(2, origin.flatMap(Origin::pageUrl), "origin.pageUrl");
    int host = graded(2, origin.flatMap(Origin::host), "origin.host");
    int set = facts.acquisition().namesSource() ? 1 : 0;
    return max(file, record, page, host, set);
  }

  /** A position in a web archive leads to the exchange; one in any other container does not. */
  private Optional<Capture.Archive> archiveRecord() {
    return capture
        .flatMap(Capture::archive)
        .filter(a -> a.format().equals("warc") || a.format().equals("arc"));
  }

  private int when() {
    int acquired = facts.acquisition().acquiredAt().isPresent() ? 1 : 0; // an upper bound
    Optional<Instant> to = capture.flatMap(Capture::notAfter);
    if (to.isEmpty()) {
      return acquired;
    }
    Optional<Instant> from = known(capture.flatMap(Capture::notBefore), "capture.notBefore");
    return max(acquired, graded(interval(from, to.get()), to, "capture.notAfter"));
  }

  private static int interval(Optional<Instant> from, Instant to) {
    if (from.isEmpty() || from.get().isAfter(to)) {
      return 1; // only an upper bound; bounds that contradict each other are none
    }
    Duration width = Duration.between(from.get(), to);
    return width.compareTo(DAY) <= 0 ? 3 : width.compareTo(MONTH) <= 0 ? 2 : 1;
  }

  private int how() {
    Acquisition acquisition = facts.acquisition();
    int set = acquisition.supplier().isPresent() && acquisition.acquiredAt().isPresent() ? 1 : 0;
    int agent = answered() ? 3 : 2;
    return max(set, graded(agent, capture.flatMap(Capture::agent), "capture.agent"));
  }

  /** Evidence of the response: its status, and one of headers, server address, record id. */
  private boolean answered() {
    return known(capture.flatMap(Capture::http), "capture.http")
        .filter(http -> http.status().isPresent())
        .filter(http -> http.hasHeaders() || isEvidenced())
        .isPresent();
  }

  private boolean isEvidenced() {
    Optional<String> record = archiveRecord().flatMap(Capture.Archive::recordId);
    return known(capture.flatMap(Capture::serverIp), "capture.serverIp").isPresent()
        || known(record, "capture.archive").isPresent();
  }

  private int integrity() {
    if (isMismatch()) {
      return 0;
    }
    int container = facts.acquisition().manifest().isPresent() ? 1 : 0;
    return max(container, declaredIntegrity(), heldInArchive() ? 2 : 0);
  }

  private boolean isMismatch() {
    return capture
        .filter(c -> c.check() == DigestCheck.MISMATCH && !c.beforeTransformation())
        .isPresent();
  }

  private int declaredIntegrity() {
    boolean verified = capture.filter(c -> c.check().isVerified()).isPresent();
    boolean before = capture.filter(Capture::beforeTransformation).isPresent();
    int value = verified ? 3 : before ? 2 : 0;
    return graded(value, capture.flatMap(Capture::declared), "capture.declaredDigest");
  }

  /** An archive record found by joining elsewhere does not hold the bytes that are here. */
  private boolean heldInArchive() {
    return archiveRecord().isPresent() && facts.basisOf("capture.archive") == Basis.OBSERVED;
  }

  private int chain() {
    Optional<Instant> ingestedAt = ingest.flatMap(Ingest::ingestedAt);
    List<Ingest.Step> steps = known(ingest.map(Ingest::steps), "entry.steps").orElse(List.of());
    boolean named = !steps.isEmpty() && steps.stream().allMatch(s -> s.version().isPresent());
    boolean linked = named && ingest.filter(Ingest::isLinked).isPresent();
    return graded(linked ? 3 : named ? 2 : 1, ingestedAt, "entry.ingestedAt");
  }

  /** What a fact is worth: nothing if it is absent, at most 1 if it is only inferred. */
  private int graded(int value, Optional<?> fact, String path) {
    if (fact.isEmpty()) {
      return 0;
    }
    return facts.basisOf(path) == Basis.INFERRED ? Math.min(value, 1) : value;
  }

  private <T> Optional<T> known(Optional<T> fact, String path) {
    return fact.filter(f -> facts.basisOf(path) != Basis.INFERRED);
  }

  private static int max(int... values) {
    return IntStream.of(values).max().orElseThrow();
  }

  /** What a recipient would miss. A fact that is only inferred counts as missing. */
  public Set<Gap> gaps() {
    Set<Gap> gaps = EnumSet.of(Gap.ORIGIN_UPLOADER);
    require(gaps, Gap.ORIGIN_URL, facts.origin().flatMap(Origin::url), "origin.url");
    require(gaps, Gap.ORIGIN_PAGE, facts.origin().flatMap(Origin::pageUrl), "origin.pageUrl");
    require(gaps, Gap.CAPTURE_TIME, capture.flatMap(Capture::notAfter), "capture.notAfter");
    require(gaps, Gap.CAPTURE_AGENT, capture.flatMap(Capture::agent), "capture.agent");
    require(gaps, Gap.CAPTURE_HTTP, capture.flatMap(Capture::http), "capture.http");
    require(gaps, Gap.CAPTURE_SERVER_IP, capture.flatMap(Capture::serverIp), "capture.serverIp");
    if (vector().when() < 3) {
      gaps.add(Gap.CAPTURE_TIME_EXACT);
    }
    require(gaps, Gap.CAPTURE_DIGEST, capture.flatMap(Capture::declared), "capture.declaredDigest");
    if (isMismatch()) {
      gaps.add(Gap.CAPTURE_DIGEST);
    }
    Acquisition acquisition = facts.acquisition();
    require(gaps, Gap.ACQUISITION_DATASET, acquisition.dataset(), "acquisition.dataset");
    require(gaps, Gap.ACQUISITION_TIME, acquisition.acquiredAt(), "acquisition.acquiredAt");
    require(gaps, Gap.ENTRY_TIME, ingest.flatMap(Ingest::ingestedAt), "entry.ingestedAt");
    var steps = ingest.map(Ingest::steps).filter(s -> !s.isEmpty());
    require(gaps, Gap.ENTRY_STEPS, steps, "entry.steps");
    return gaps;
  }

  private void require(Set<Gap> gaps, Gap gap, Optional<?> fact, String path) {
    if (known(fact, path).isEmpty()) {
      gaps.add(gap);
    }
  }
}
