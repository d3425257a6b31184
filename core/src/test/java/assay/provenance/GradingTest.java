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
import org.junit.jupiter.api.Test;

/** The table of expected grades. */
class GradingTest {
  private static final Instant CAPTURED = Instant.parse("2026-02-11T08:14:03Z");
  private static final Instant ACQUIRED = Instant.parse("2026-02-27T00:00:00Z");
  private static final Optional<String> NONE = Optional.empty();
  private static final DeclaredDigest DIGEST =
      new DeclaredDigest(Digest.compute(DigestAlgorithm.SHA1, new byte[] {1}));
  private static final Origin URL = Origin.ofUrl("https://images.example/a/7.jpg");
  private static final Map<String, Basis> OBSERVED =
      Map.of("origin", Basis.OBSERVED, "capture", Basis.OBSERVED);
  private static final Map<String, Basis> DECLARED =
      Map.of("origin", Basis.DECLARED, "capture", Basis.DECLARED);

  private static Capture.Archive archive(String format) {
    return new Capture.Archive(format, NONE, "f", 812334, 20411, Optional.of("<urn:uuid:1>"));
  }

  private static Optional<Capture.Http> answer() {
    return Optional.of(
        new Capture.Http(OptionalInt.of(200), Optional.of("image/jpeg"), NONE, NONE, NONE));
  }

  private static Optional<Capture.Agent> agent(String name) {
    return Optional.of(new Capture.Agent(name, Optional.of("2.0"), NONE));
  }

  private static Capture crawled() {
    return Capture.unknown()
        .at(CAPTURED)
        .by("crawl", agent("CCBot"))
        .answered(answer(), Optional.of("192.0.2.17"))
        .archivedAs(archive("warc"), false);
  }

  private static Capture downloaded(Optional<Instant> from, Optional<Instant> to) {
    return Capture.unknown()
        .between(from, to)
        .by("download", agent("img2dataset"))
        .declaring(Optional.of(DIGEST), true);
  }

  private static Provenance record(
      Optional<Origin> origin, Optional<Capture> capture, Map<String, Basis> basis) {
    return Provenance.of(origin, capture, basis);
  }

  private static Provenance ingested(Provenance known, Acquisition acquisition, boolean named) {
    Optional<String> version = named ? Optional.of("1.4.0") : NONE;
    return known
        .withSteps(List.of(new Ingest.Step("extract", "assay-dataset", version)), Basis.OBSERVED)
        .entered(acquisition, new Ingest(Optional.of(ACQUIRED), "ingest", "1", List.of()));
  }

  private static Acquisition bought() {
    return new Acquisition(
        Optional.of("set"),
        NONE,
        NONE,
        NONE,
        NONE,
        Optional.of("s"),
        NONE,
        Optional.of(ACQUIRED),
        NONE);
  }

  private static void expect(Provenance record, String vector, Grade grade, Actionable actionable) {
    Vector v = new Grading(record).vector();
    assertThat(v.where() + " " + v.when() + " " + v.how() + " " + v.integrity() + " " + v.chain())
        .isEqualTo(vector);
    assertThat(v.grade()).isEqualTo(grade);
    assertThat(v.actionable()).isEqualTo(actionable);
  }

  private static Provenance warc(Capture capture) {
    return ingested(
        record(Optional.of(URL), Optional.of(capture), OBSERVED), Acquisition.unknown(), true);
  }

  @Test
  void warcResponseWithVerifiedDigestAndNamedSteps() {
    Capture verified =
        crawled().declaring(Optional.of(DIGEST), false).checked(DigestCheck.VERIFIED_RAW);
    expect(warc(verified), "3 3 3 3 2", Grade.P4, Actionable.YES);
  }

  @Test
  void warcResponseWithoutDigest() {
    expect(warc(crawled()), "3 3 3 2 2", Grade.P3, Actionable.YES);
  }

  @Test
  void warcResponseWhoseDigestDiffers() {
    Capture wrong = crawled().declaring(Optional.of(DIGEST), false).checked(DigestCheck.MISMATCH);
    expect(warc(wrong), "3 3 3 0 2", Grade.P2, Actionable.YES);
    assertThat(new Grading(warc(wrong)).gaps()).contains(Gap.CAPTURE_DIGEST);
  }

  private static Provenance img2dataset(
      Optional<Instant> from, Optional<Instant> to, boolean named) {
    return ingested(
        record(Optional.of(URL), Optional.of(downloaded(from, to)), DECLARED),
        Acquisition.unknown(),
        named);
  }

  @Test
  void img2datasetWithStatisticsOfFortyMinutes() {
    Provenance record =
        img2dataset(Optional.of(CAPTURED), Optional.of(CAPTURED.plusSeconds(2400)), true);
    expect(record, "3 3 2 2 2", Grade.P3, Actionable.YES);
  }

  @Test
  void img2datasetWhoseDownloadMonthIsKnown() {
    Provenance record =
        img2dataset(
            Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
            Optional.of(Instant.parse("2026-02-01T00:00:00Z")),
            false);
    expect(record, "3 2 2 2 1", Grade.P3, Actionable.YES);
  }

  @Test
  void img2datasetOfWhichOnlyAnUpperBoundIsKnown() {
    Provenance record =
        img2dataset(Optional.empty(), Optional.of(Instant.parse("2025-01-01T00:00:00Z")), false);
    expect(record, "3 1 2 2 1", Grade.P2, Actionable.PARTLY);
  }

  @Test
  void huggingFaceRowWithoutUrlWhoseFileDigestIsVerified() {
    Acquisition verified =
        new Acquisition(
            Optional.of("org/set"),
            NONE,
            NONE,
            NONE,
            NONE,
            Optional.of("hub"),
            NONE,
            Optional.of(ACQUIRED),
            NONE,
            Optional.of(new Acquisition.Manifest("a-1", DIGEST.digest(), Map.of())));
    Provenance record =
        ingested(record(Optional.empty(), Optional.empty(), Map.of()), verified, false);
    expect(record, "1 1 1 1 1", Grade.P1, Actionable.NO);
  }

  @Test
  void directoryFileWithDownloadAddressAndModificationTime() {
    Capture modified = Capture.unknown().between(Optional.empty(), Optional.of(CAPTURED));
    Map<String, Basis> basis = Map.of("origin", Basis.DECLARED, "capture.notAfter", Basis.INFERRED);
    Provenance record =
        ingested(
            record(Optional.of(URL), Optional.of(modified), basis), Acquisition.unknown(), false);
    expect(record, "3 1 0 0 1", Grade.P2, Actionable.PARTLY);
    assertThat(new Grading(record).gaps()).contains(Gap.CAPTURE_TIME, Gap.CAPTURE_TIME_EXACT);
  }

  @Test
  void directoryFileWithNothing() {
    Provenance record = ingested(Provenance.unknown(), Acquisition.unknown(), false);
    expect(record, "0 0 0 0 1", Grade.P0, Actionable.NO);
  }

  @Test
  void hostGuessedFromAFolderName() {
    Origin host = new Origin(NONE, List.of(), NONE, Optional.of("images.example"));
    Provenance record =
        ingested(
            record(Optional.of(host), Optional.empty(), Map.of("origin.host", Basis.INFERRED)),
            Acquisition.unknown(),
            false);
    expect(record, "1 0 0 0 1", Grade.P1, Actionable.NO);
  }

  private static final Map<String, Basis> JOINED =
      Map.of("origin", Basis.JOINED, "capture", Basis.JOINED);

  @Test
  void urlJoinedToACrawlIndexWithoutDigest() {
    Capture joined =
        Capture.unknown()
            .at(CAPTURED)
            .by("crawl", agent("CCBot"))
            .archivedAs(archive("warc"), false);
    Provenance record =
        ingested(
            record(Optional.of(URL), Optional.of(joined), JOINED), Acquisition.unknown(), false);
    expect(record, "3 3 2 0 1", Grade.P2, Actionable.YES);
  }

  @Test
  void digestJoinedToACrawlIndex() {
    Capture joined =
        Capture.unknown()
            .at(CAPTURED)
            .by("crawl", agent("CCBot"))
            .archivedAs(archive("warc"), false)
            .declaring(Optional.of(DIGEST), false)
            .checked(DigestCheck.VERIFIED_RAW);
    Provenance record =
        ingested(
            record(Optional.of(URL), Optional.of(joined), JOINED), Acquisition.unknown(), false);
    expect(record, "3 3 2 3 1", Grade.P3, Actionable.YES);
  }

  @Test
  void stepsThatLinkUpAreTheWholeChain() {
    Optional<Digest> a = Optional.of(Digest.compute(DigestAlgorithm.SHA256, new byte[] {1}));
    Optional<Digest> b = Optional.of(Digest.compute(DigestAlgorithm.SHA256, new byte[] {2}));
    Optional<String> one = Optional.of("1");
    Ingest.Step extract = new Ingest.Step("extract", "t", one, a, b);
    Ingest.Step resize = new Ingest.Step("resize", "t", one, b, a);
    Ingest.Step unsaid = new Ingest.Step("resize", "t", one);
    assertThat(chain(List.of(extract, resize))).isEqualTo(3);
    assertThat(chain(List.of(extract, extract))).isEqualTo(2);
    assertThat(chain(List.of(extract, unsaid))).isEqualTo(2);
  }

  private static int chain(List<Ingest.Step> steps) {
    Provenance record =
        Provenance.unknown()
            .withSteps(steps, Basis.OBSERVED)
            .entered(Acquisition.unknown(), new Ingest(Optional.of(ACQUIRED), "i", "1", steps));
    return new Grading(record).vector().chain();
  }

  @Test
  void aPositionInATarIsNoArchiveRecord() {
    Capture inTar = Capture.unknown().archivedAs(archive("webdataset"), false);
    expect(
        record(Optional.empty(), Optional.of(inTar), OBSERVED),
        "0 0 0 0 0",
        Grade.P0,
        Actionable.NO);
    Capture inArc = Capture.unknown().archivedAs(archive("arc"), false);
    expect(
        record(Optional.empty(), Optional.of(inArc), OBSERVED),
        "3 0 0 2 0",
        Grade.P1,
        Actionable.PARTLY);
  }

  @Test
  void boundsThatContradictEachOtherAreNoInterval() {
    Capture twisted =
        Capture.unknown().between(Optional.of(CAPTURED), Optional.of(CAPTURED.minusSeconds(1)));
    assertThat(
            new Grading(record(Optional.empty(), Optional.of(twisted), OBSERVED)).vector().when())
        .isEqualTo(1);
  }

  @Test
  void aDayAndAMonthAreStillWithinTheirBounds() {
    assertThat(when(CAPTURED.plusSeconds(24 * 3600))).isEqualTo(3);
    assertThat(when(CAPTURED.plusSeconds(24 * 3600 + 1))).isEqualTo(2);
    assertThat(when(CAPTURED.plusSeconds(31L * 24 * 3600))).isEqualTo(2);
    assertThat(when(CAPTURED.plusSeconds(31L * 24 * 3600 + 1))).isEqualTo(1);
  }

  private static int when(Instant to) {
    Capture capture = Capture.unknown().between(Optional.of(CAPTURED), Optional.of(to));
    return new Grading(record(Optional.empty(), Optional.of(capture), OBSERVED)).vector().when();
  }

  @Test
  void ofACompleteRecordOnlyTheUploaderIsMissing() {
    Capture complete = crawled().declaring(Optional.of(DIGEST), false);
    Origin origin = new Origin(URL.url(), List.of(), Optional.of("https://images.example/"), NONE);
    Provenance record =
        ingested(record(Optional.of(origin), Optional.of(complete), OBSERVED), bought(), true);
    assertThat(new Grading(record).gaps()).containsExactly(Gap.ORIGIN_UPLOADER);
  }

  @Test
  void ofAnEmptyRecordEverythingIsMissing() {
    assertThat(new Grading(Provenance.unknown()).gaps()).isEqualTo(EnumSet.allOf(Gap.class));
  }
}
