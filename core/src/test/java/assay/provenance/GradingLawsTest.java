package assay.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What must hold for the grade of every record, tried over all subsets of what can be known. */
class GradingLawsTest {
  private static final Instant CAPTURED = Instant.parse("2026-02-11T08:14:03Z");
  private static final Instant ACQUIRED = Instant.parse("2026-02-27T00:00:00Z");
  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<Capture.Agent> AGENT =
      Optional.of(new Capture.Agent("a", NONE, NONE));
  private static final DeclaredDigest DIGEST =
      new DeclaredDigest(Digest.compute(DigestAlgorithm.SHA1, new byte[] {1}));
  private static final Map<String, Basis> OBSERVED =
      Map.of("origin", Basis.OBSERVED, "capture", Basis.OBSERVED);
  private static final List<Fact> FACTS = List.of(Fact.values());

  /** One fact that a record may have; a digest's check is taken as part of what is known. */
  private enum Fact {
    URL("origin.url"),
    PAGE("origin.pageUrl"),
    HOST("origin.host"),
    NOT_BEFORE("capture.notBefore"),
    NOT_AFTER("capture.notAfter"),
    AGENT("capture.agent"),
    STATUS("capture.http"),
    HEADERS("capture.http"),
    SERVER_IP("capture.serverIp"),
    ARCHIVE("capture.archive"),
    RECORD_ID("capture.archive"),
    DECLARED("capture.declaredDigest"),
    BEFORE("capture.declaredDigest"),
    VERIFIED("capture.declaredDigest"),
    SUPPLIER("acquisition.supplier"),
    ACQUIRED_AT("acquisition.acquiredAt"),
    MANIFEST("acquisition.manifest"),
    INGESTED_AT("entry.ingestedAt"),
    STEPS("entry.steps"),
    LINKS("entry.steps");

    private final String path;

    Fact(String path) {
      this.path = path;
    }
  }

  private static <T> Optional<T> when(Set<Fact> facts, Fact fact, T value) {
    return facts.contains(fact) ? Optional.of(value) : Optional.empty();
  }

  private static Provenance of(Set<Fact> f, Map<String, Basis> basis) {
    Origin origin =
        new Origin(
            when(f, Fact.URL, "https://a.example/1"),
            List.of(),
            when(f, Fact.PAGE, "https://a.example/"),
            when(f, Fact.HOST, "a.example"));
    Capture.Http http =
        new Capture.Http(
            f.contains(Fact.STATUS) ? OptionalInt.of(200) : OptionalInt.empty(),
            NONE,
            NONE,
            when(f, Fact.HEADERS, "\"e\""),
            NONE);
    Optional<Capture.Archive> archive =
        when(
            f,
            Fact.ARCHIVE,
            new Capture.Archive("warc", NONE, "f", 0, 1, when(f, Fact.RECORD_ID, "id")));
    Capture capture =
        new Capture(
            when(f, Fact.NOT_BEFORE, CAPTURED),
            when(f, Fact.NOT_AFTER, CAPTURED),
            NONE,
            f.contains(Fact.AGENT) ? AGENT : Optional.empty(),
            Optional.of(http),
            when(f, Fact.SERVER_IP, "192.0.2.1"),
            archive,
            when(f, Fact.DECLARED, DIGEST),
            f.contains(Fact.BEFORE),
            f.contains(Fact.VERIFIED) ? DigestCheck.VERIFIED_DECODED : DigestCheck.ABSENT,
            false);
    Acquisition acquisition =
        new Acquisition(
            NONE,
            NONE,
            NONE,
            NONE,
            NONE,
            when(f, Fact.SUPPLIER, "s"),
            NONE,
            when(f, Fact.ACQUIRED_AT, ACQUIRED),
            NONE,
            when(f, Fact.MANIFEST, new Acquisition.Manifest("a-1", DIGEST.digest(), Map.of())));
    Optional<Digest> link = when(f, Fact.LINKS, DIGEST.digest());
    Ingest.Step step = new Ingest.Step("o", "t", Optional.of("1"), link, link);
    List<Ingest.Step> steps = f.contains(Fact.STEPS) ? List.of(step, step) : List.of();
    return new Provenance(
        Optional.of(origin),
        Optional.of(capture),
        acquisition,
        Optional.of(new Ingest(when(f, Fact.INGESTED_AT, ACQUIRED), "p", "1", steps)),
        Preferences.none(),
        Embedded.nothing(),
        Optional.empty(),
        steps,
        new TreeMap<>(basis));
  }

  private static Set<Fact> subset(int mask) {
    Set<Fact> facts = EnumSet.noneOf(Fact.class);
    for (int i = 0; i < FACTS.size(); i++) {
      if ((mask >> i & 1) == 1) {
        facts.add(FACTS.get(i));
      }
    }
    return facts;
  }

  private static int[] dimensions(Vector v) {
    return new int[] {v.where(), v.when(), v.how(), v.integrity(), v.chain()};
  }

  private static int packed(Vector v) {
    int packed = 0;
    for (int dimension : dimensions(v)) {
      packed = packed << 2 | dimension;
    }
    return packed;
  }

  @Test
  void overAllSubsetsOfFactsDeletingOneNeverRaisesADimension() {
    int all = 1 << FACTS.size();
    int[] vectors = new int[all];
    for (int mask = 0; mask < all; mask++) {
      vectors[mask] = packed(new Grading(of(subset(mask), OBSERVED)).vector());
      for (int fact = mask; fact != 0; fact &= fact - 1) {
        int without = mask ^ Integer.lowestOneBit(fact);
        for (int dimension = 0; dimension < 10; dimension += 2) {
          if ((vectors[without] >> dimension & 3) > (vectors[mask] >> dimension & 3)) {
            throw new AssertionError(subset(mask) + " is graded lower than " + subset(without));
          }
        }
      }
    }
  }

  @Test
  void factsThatAreAllInferredNeverRaiseADimensionAboveOne() {
    Map<String, Basis> inferred =
        Map.of(
            "origin", Basis.INFERRED,
            "capture", Basis.INFERRED,
            "acquisition", Basis.INFERRED,
            "entry", Basis.INFERRED);
    SplittableRandom random = new SplittableRandom(0x5eed);
    for (int i = 0; i < 20_000; i++) {
      Provenance record = of(subset(random.nextInt(1 << FACTS.size())), inferred);
      int most = IntStream.of(dimensions(new Grading(record).vector())).max().orElseThrow();
      assertThat(most).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void oneInferredFactIsWorthAtMostOneMoreThanNone() {
    SplittableRandom random = new SplittableRandom(0x5eed);
    for (int i = 0; i < 20_000; i++) {
      Set<Fact> facts = subset(random.nextInt(1 << FACTS.size()));
      for (Fact fact : facts) {
        Map<String, Basis> basis = new TreeMap<>(OBSERVED);
        basis.put(fact.path, Basis.INFERRED);
        Set<Fact> without = EnumSet.copyOf(facts);
        without.removeIf(f -> f.path.equals(fact.path));
        int[] with = dimensions(new Grading(of(facts, basis)).vector());
        int[] none = dimensions(new Grading(of(without, OBSERVED)).vector());
        for (int d = 0; d < with.length; d++) {
          assertThat(with[d]).as(fact + " of " + facts).isLessThanOrEqualTo(Math.max(1, none[d]));
        }
      }
    }
  }
}
