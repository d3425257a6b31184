package assay.casework.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.casework.captures.ArchivedCapture;
import assay.casework.captures.ArchivedCapture.Place;
import assay.casework.captures.CaptureDigest;
import assay.casework.captures.CaptureIndex;
import assay.casework.captures.CaptureIndexBuilder;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.item.Extent;
import assay.item.Locator;
import assay.item.Reading;
import assay.json.JsonObject;
import assay.provenance.Acquisition;
import assay.provenance.Basis;
import assay.provenance.Capture;
import assay.provenance.DeclaredDigest;
import assay.provenance.DigestCheck;
import assay.provenance.Grade;
import assay.provenance.Grading;
import assay.provenance.Ingest;
import assay.provenance.Origin;
import assay.provenance.Provenance;
import assay.provenance.Vector;
import assay.record.Digested;
import assay.record.ItemRecord;
import assay.verdict.Disposition;
import assay.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
  private static final Instant T = Instant.parse("2026-02-11T08:14:03Z");
  private static final Instant INGESTED = Instant.parse("2026-03-01T00:00:00Z");
  private static final String HERE = "https://images.example/a/7.jpg";
  private static final String THERE = "https://other.example/b/8.jpg";
  private static final Provenance NOTHING =
      Provenance.of(Optional.empty(), Optional.empty(), Map.of());

  @TempDir Path folder;

  /** Row "digest join to a crawl index" of the table of grades. */
  @Test
  void aDigestJoinGivesP3() throws IOException {
    Recovered found = recover(NOTHING, "content", capture(HERE, T, "content")).orElseThrow();
    assertThat(found.method()).isEqualTo(Method.STORED_DIGEST);
    assertThat(vector(found)).isEqualTo(new Vector(3, 3, 2, 3, 1));
    assertThat(vector(found).grade()).isEqualTo(Grade.P3);
    assertThat(found.facts().basisOf("origin.url")).isEqualTo(Basis.JOINED);
    assertThat(found.facts().basisOf("capture.notAfter")).isEqualTo(Basis.JOINED);
    assertThat(found.facts().basisOf("capture.archive")).isEqualTo(Basis.JOINED);
  }

  /** Row "URL join to a crawl index, no digest". */
  @Test
  void aUrlJoinSaysNothingOfTheBytes() throws IOException {
    Recovered found = recover(from(HERE), "content", capture(HERE, T, "other")).orElseThrow();
    assertThat(found.method()).isEqualTo(Method.URL);
    assertThat(vector(found)).isEqualTo(new Vector(3, 3, 2, 0, 1));
    assertThat(vector(found).grade()).isEqualTo(Grade.P2);
    assertThat(found.facts().basisOf("origin.url")).isEqualTo(Basis.DECLARED);
  }

  @Test
  void aDigestJoinBeatsAUrlJoin() throws IOException {
    Recovered found =
        recover(
                from(HERE),
                "content",
                capture(HERE, T.minusSeconds(9), "other"),
                capture(THERE, T, "content"))
            .orElseThrow();
    assertThat(found.method()).isEqualTo(Method.STORED_DIGEST);
    assertThat(found.facts().origin().flatMap(Origin::url)).contains(THERE);
    assertThat(found.sightings()).extracting(s -> s.capture().url()).containsExactly(HERE, THERE);
  }

  @Test
  void ofSeveralCapturesWithTheContentTheOneOfItsAddressIsTied() throws IOException {
    Recovered found =
        recover(
                from(HERE),
                "content",
                capture(HERE, T, "content"),
                capture(THERE, T.plusSeconds(9), "content"))
            .orElseThrow();
    assertThat(found.tied().orElseThrow().capture().url()).isEqualTo(HERE);
    assertThat(found.facts().basisOf("origin.url")).isEqualTo(Basis.VERIFIED);
    assertThat(found.sightings()).hasSize(2);
  }

  @Test
  void theTimeOfOnePlaceNeverStandsBesideTheAddressOfAnother() throws IOException {
    Instant declared = T.minus(Duration.ofDays(100));
    Provenance facts =
        Provenance.of(
            Optional.of(Origin.ofUrl(HERE)),
            Optional.of(Capture.unknown().at(declared)),
            Map.of("origin", Basis.DECLARED, "capture", Basis.DECLARED));
    Recovered found = recover(facts, "content", capture(THERE, T, "content")).orElseThrow();
    assertThat(found.facts().origin().flatMap(Origin::url)).contains(THERE);
    assertThat(found.facts().capture().flatMap(Capture::notAfter)).contains(T);
  }

  @Test
  void aDeclaredDigestIsConfirmedByTheIndex() throws IOException {
    Capture declared =
        Capture.unknown()
            .declaring(Optional.of(new DeclaredDigest(sha1("original"))), true)
            .checked(DigestCheck.MISMATCH);
    Provenance facts =
        Provenance.of(Optional.empty(), Optional.of(declared), Map.of("capture", Basis.DECLARED));
    Recovered found = recover(facts, "encoded again", capture(HERE, T, "original")).orElseThrow();
    assertThat(found.method()).isEqualTo(Method.DECLARED_DIGEST);
    assertThat(vector(found)).isEqualTo(new Vector(3, 3, 2, 2, 1));
    assertThat(found.facts().basisOf("capture.declaredDigest")).isEqualTo(Basis.VERIFIED);
  }

  @Test
  void aRecordPositionIsEnough() throws IOException {
    Capture kept =
        Capture.unknown()
            .archivedAs(
                new Capture.Archive(
                    "warc", Optional.empty(), "raw-1.warc.gz", 77, 0, Optional.empty()),
                false);
    Provenance facts =
        Provenance.of(Optional.empty(), Optional.of(kept), Map.of("capture", Basis.DECLARED));
    Recovered found = recover(facts, "content", capture(HERE, T, "other")).orElseThrow();
    assertThat(found.method()).isEqualTo(Method.RECORD_POSITION);
    assertThat(found.facts().origin().flatMap(Origin::url)).contains(HERE);
    assertThat(vector(found)).isEqualTo(new Vector(3, 3, 2, 0, 1));
  }

  @Test
  void theCaptureNearestBeforeTheAcquisitionIsTied() throws IOException {
    Instant late = INGESTED.plusSeconds(1);
    Recovered found =
        recover(
                from(HERE),
                "content",
                capture(HERE, T.minus(Duration.ofDays(40)), "1"),
                capture(HERE, T, "2"),
                capture(HERE, late, "3"))
            .orElseThrow();
    assertThat(found.facts().capture().flatMap(Capture::notAfter)).contains(T);
    assertThat(found.sightings()).hasSize(3);
  }

  @Test
  void aLaterCaptureOfTheAddressIsASightingOnly() throws IOException {
    Recovered found =
        recover(from(HERE), "content", capture(HERE, INGESTED.plusSeconds(1), "other"))
            .orElseThrow();
    assertThat(found.tied()).isEmpty();
    assertThat(found.sightings()).hasSize(1);
    assertThat(vector(found)).isEqualTo(new Vector(3, 0, 0, 0, 1));
  }

  @Test
  void whatWasObservedStays() throws IOException {
    Instant observed = T.minus(Duration.ofDays(3));
    Provenance facts =
        Provenance.of(
            Optional.of(Origin.ofUrl(HERE)),
            Optional.of(Capture.unknown().at(observed)),
            Map.of("origin", Basis.OBSERVED, "capture", Basis.OBSERVED));
    Recovered found =
        recover(facts, "content", capture(THERE, T.minus(Duration.ofDays(9)), "content"))
            .orElseThrow();
    assertThat(found.facts().origin().flatMap(Origin::url)).contains(HERE);
    assertThat(found.facts().capture().flatMap(Capture::notAfter)).contains(observed);
    assertThat(found.facts().basisOf("origin.url")).isEqualTo(Basis.OBSERVED);
    assertThat(found.facts().basisOf("capture.notAfter")).isEqualTo(Basis.OBSERVED);
  }

  @Test
  void aMismatchThatWasObservedStays() throws IOException {
    Capture wrong =
        Capture.unknown()
            .declaring(Optional.of(new DeclaredDigest(sha1("promised"))), false)
            .checked(DigestCheck.MISMATCH);
    Provenance facts =
        Provenance.of(Optional.empty(), Optional.of(wrong), Map.of("capture", Basis.OBSERVED));
    Recovered found = recover(facts, "content", capture(HERE, T, "content")).orElseThrow();
    assertThat(vector(found).integrity()).isZero();
    assertThat(found.facts().declaredDigest()).contains(sha1("promised"));
  }

  @Test
  void aGuessedAddressIsNotJoined() throws IOException {
    Provenance facts =
        Provenance.of(
            Optional.of(Origin.ofUrl(HERE)),
            Optional.empty(),
            Map.of("origin.url", Basis.INFERRED));
    assertThat(recover(facts, "content", capture(HERE, T, "other"))).isEmpty();
    Recovered found = recover(facts, "content", capture(THERE, T, "content")).orElseThrow();
    assertThat(found.facts().origin().flatMap(Origin::url)).contains(THERE);
  }

  /** The pool's copy was made from what was captured, so its digest is not upstream's. */
  @Test
  void aCopyOfACopyHasTheIntegrityOfACopy() throws IOException {
    ArchivedCapture plain = capture(HERE, T, "encoded again");
    ArchivedCapture copy =
        new ArchivedCapture(
            plain.url(),
            plain.notBefore(),
            plain.notAfter(),
            plain.status(),
            plain.mime(),
            List.of(plain.digests().get(0), CaptureDigest.of(sha1("original"), true)),
            plain.place(),
            plain.row(),
            plain.collection(),
            plain.agent(),
            false,
            true);
    assertThat(vector(recover(NOTHING, "encoded again", copy).orElseThrow()).integrity())
        .isEqualTo(2);
    assertThat(vector(recover(NOTHING, "original", copy).orElseThrow()).integrity()).isEqualTo(3);
  }

  @Test
  void whatIsCompleteAndClearIsNotDue() {
    assertThat(Recovery.isDue(item(NOTHING, "c", Verdict.Kind.CLEAR))).isTrue();
    ItemRecord complete = item(NOTHING, "c", Verdict.Kind.CLEAR, Grade.P3);
    assertThat(Recovery.isDue(complete)).isFalse();
    assertThat(Recovery.isDue(item(NOTHING, "c", Verdict.Kind.SUSPECTED, Grade.P4))).isTrue();
  }

  @Test
  void theLineNamesMethodAndSource() throws IOException {
    ItemRecord item = item(NOTHING, "content", Verdict.Kind.CLEAR);
    JsonObject line =
        RecoveredLine.json(
            item, recover(NOTHING, "content", capture(HERE, T, "content")).orElseThrow());
    assertThat(line.text("type")).contains("assay.recovered/v1");
    assertThat(line.text("method")).contains("stored-digest");
    assertThat(line.object("source").orElseThrow().write())
        .isEqualTo("{\"name\":\"source\",\"sha256\":\"" + "ab".repeat(32) + "\"}");
    assertThat(line.object("after").orElseThrow().text("grade")).contains("P3");
    JsonObject provenance = line.object("provenance").orElseThrow();
    assertThat(provenance.object("basis").orElseThrow().text("origin.url")).contains("joined");
    assertThat(provenance.texts("gaps")).doesNotContain("origin.url").contains("origin.uploader");
    assertThat(line.objects("sightings")).hasSize(1);
  }

  private Optional<Recovered> recover(Provenance facts, String content, ArchivedCapture... captures)
      throws IOException {
    Path file = folder.resolve("captures.idx");
    try (CaptureIndexBuilder builder = new CaptureIndexBuilder(folder)) {
      builder.from("source");
      builder.identify("ab".repeat(32));
      for (ArchivedCapture capture : captures) {
        builder.add(capture);
      }
      builder.write(file);
    }
    return new Recovery(CaptureIndex.open(file), INGESTED, Optional.empty())
        .recover(item(facts, content, Verdict.Kind.CLEAR));
  }

  private static Vector vector(Recovered found) {
    return new Grading(found.facts()).vector();
  }

  private static Provenance from(String url) {
    return Provenance.of(
        Optional.of(Origin.ofUrl(url)), Optional.empty(), Map.of("origin", Basis.DECLARED));
  }

  private static ArchivedCapture capture(String url, Instant time, String content) {
    return new ArchivedCapture(
        url,
        Optional.of(time),
        Optional.of(time),
        OptionalInt.of(200),
        Optional.of("image/jpeg"),
        List.of(CaptureDigest.of(sha1(content), false)),
        Optional.of(new Place("crawl-data/CC-MAIN-2026-08/raw-1.warc.gz", 77, 9)),
        Optional.empty(),
        Optional.of("CC-MAIN-2026-08"),
        Optional.of(new Capture.Agent("CCBot", Optional.empty(), Optional.of("Common Crawl"))),
        false,
        false);
  }

  private static ItemRecord item(Provenance facts, String content, Verdict.Kind verdict) {
    Provenance whole =
        facts.entered(
            Acquisition.unknown(), new Ingest(Optional.of(INGESTED), "p", "1", List.of()));
    return item(facts, content, verdict, new Grading(whole).vector().grade());
  }

  private static ItemRecord item(
      Provenance facts, String content, Verdict.Kind verdict, Grade grade) {
    Provenance whole =
        facts.entered(
            Acquisition.unknown(), new Ingest(Optional.of(INGESTED), "p", "1", List.of()));
    Digested stored =
        new Digested(
            Reading.STORED,
            1,
            List.of(
                sha1(content), Digest.compute(DigestAlgorithm.SHA256, content.getBytes(UTF_8))));
    return new ItemRecord(
        new Locator("pictures", 0, "a.jpg"),
        new Extent(0, 1),
        1,
        "image/jpeg",
        List.of(stored),
        List.of(),
        verdict,
        List.of(),
        List.of(),
        Disposition.KEPT,
        whole.json(JsonObject.empty().with("shard", "pictures")),
        grade,
        new Grading(whole).vector().actionable(),
        List.of());
  }

  private static Digest sha1(String content) {
    return Digest.compute(DigestAlgorithm.SHA1, content.getBytes(UTF_8));
  }
}
