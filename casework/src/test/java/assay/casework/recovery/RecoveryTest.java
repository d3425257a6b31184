package assay.casework.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import assay.casework.captures.ArchivedCapture;
import assay.casework.captures.ArchivedCapture.Place;
import assay.casework.captures.CaptureDigest;
import assay.casework.captures.CaptureIndex;
import assay.casework.captures.CaptureIndexBuilder;
import assay.casework.captures.Sighting;
import assay.casework.captures.UpstreamRow;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Pdq;
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
import assay.provenance.RecordedProvenance;
import assay.provenance.Vector;
import assay.record.Digested;
import assay.record.ItemRecord;
import assay.record.Picture;
import assay.stage.Lookalikes;
import assay.testkit.LinearLookalikes;
import assay.testkit.LookalikesContract.Known;
import assay.testkit.PdqVariations;
import assay.verdict.Disposition;
import assay.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void aSampleKeyLeadsToTheRowOfTheReleaseThatTheOperatorNames() throws IOException {
    ArchivedCapture row = row("a", HERE, T, "original");
    Recovered found = recoverOf(NOTHING, "a.jpg", row).orElseThrow();
    assertThat(found.method()).isEqualTo(Method.SAMPLE_KEY);
    assertThat(found.facts().origin().flatMap(Origin::url)).contains(HERE);
    assertThat(found.facts().basisOf("origin.url")).isEqualTo(Basis.JOINED);
    assertThat(found.facts().capture().flatMap(Capture::method)).contains("download");
    assertThat(vector(found)).isEqualTo(new Vector(3, 3, 2, 0, 1));
    assertThat(recover(NOTHING, "content", row)).as("no release is named").isEmpty();
    assertThat(recoverOf(NOTHING, "b.jpg", row)).isEmpty();
    assertThat(recoverOf(NOTHING, "x/a.jpg", row)).isEmpty();
  }

  @Test
  void aFolderInFrontOfAKeyDoesNotCountIfTheKeyBeginsWithIt() throws IOException {
    ArchivedCapture row = row("000010002", HERE, T, "original");
    assertThat(recoverOf(NOTHING, "00001/000010002.jpg", row)).isPresent();
    assertThat(recoverOf(NOTHING, "00002/000010002.jpg", row)).isEmpty();
  }

  @Test
  void aMemberOfATableNamesItsRow() throws IOException {
    ArchivedCapture row = row("part-00017#41", HERE, T, "original");
    String shard = "data/part-00017.parquet";
    for (String member : List.of("41", "41/image", "41/images[2]", "41/data!inner/a.png")) {
      assertThat(recoverIn(shard, NOTHING, member, row)).as(member).isPresent();
    }
    for (String member : List.of("4/image", "410/image", "a41/image", "9".repeat(30))) {
      assertThat(recoverIn(shard, NOTHING, member, row)).as(member).isEmpty();
    }
    assertThat(recoverIn("part-00017.tar", NOTHING, "41", row)).isEmpty();
  }

  @Test
  void aRowThatContradictsTheItemIsNotItsRow() throws IOException {
    assertThat(recoverOf(from(THERE), "a.jpg", row("a", HERE, T, "original"))).isEmpty();
    Capture declared =
        Capture.unknown()
            .declaring(Optional.of(new DeclaredDigest(sha1("another"))), true)
            .checked(DigestCheck.ABSENT);
    Provenance facts =
        Provenance.of(Optional.empty(), Optional.of(declared), Map.of("capture", Basis.DECLARED));
    assertThat(recoverOf(facts, "a.jpg", row("a", HERE, T, "original"))).isEmpty();
    assertThat(recoverOf(facts, "a.jpg", row("a", HERE, T, "another"))).isPresent();
  }

  @Test
  void aKeyThatAReleaseHasTwiceIsNoGuess() throws IOException {
    Recovered found =
        recoverOf(NOTHING, "a.jpg", row("a", HERE, T, "1"), row("a", THERE, T, "2")).orElseThrow();
    assertThat(found.tied()).isEmpty();
    assertThat(found.sightings()).hasSize(2);
    assertThat(found.facts().origin()).isEmpty();
  }

  @Test
  void theSameContentAtAnotherTimeStandsForNothingThatWasObserved() throws IOException {
    Instant observed = T.minus(Duration.ofDays(3));
    Provenance facts =
        Provenance.of(
            Optional.of(Origin.ofUrl(HERE)),
            Optional.of(Capture.unknown().at(observed)),
            Map.of("origin", Basis.OBSERVED, "capture", Basis.OBSERVED));
    Recovered found = recover(facts, "content", capture(HERE, T, "content")).orElseThrow();
    assertThat(found.tied()).isEmpty();
    assertThat(found.facts().capture().flatMap(Capture::archive)).isEmpty();
    assertThat(found.sightings()).hasSize(1);
  }

  /** Over all that may be known of an item, and captures that agree with it in part. */
  @Test
  void everyMethodJoinsOnlyWhatItShouldAndNothingObservedIsReplaced() throws IOException {
    SplittableRandom random = new SplittableRandom(0x5eed);
    int tied = 0;
    for (int round = 0; round < 150; round++) {
      ItemRecord item = item(someFacts(random), "content", Verdict.Kind.CLEAR);
      Provenance facts = RecordedProvenance.read(item.provenance());
      ArchivedCapture[] captures = new ArchivedCapture[1 + random.nextInt(4)];
      for (int i = 0; i < captures.length; i++) {
        captures[i] = someCapture(random);
      }
      Optional<Recovered> found = recoverOf(facts, "a.jpg", captures);
      if (found.isPresent()) {
        for (Sighting sighting : found.get().sightings()) {
          assertThat(fits(found.get().methods().get(sighting), sighting.capture(), facts)).isTrue();
        }
        assertHolds(facts, found.get());
        tied += found.get().tied().isPresent() ? 1 : 0;
      }
    }
    assertThat(tied).isGreaterThan(40);
  }

  private static boolean fits(Method method, ArchivedCapture capture, Provenance facts) {
    Optional<String> url = facts.origin().flatMap(Origin::url);
    return switch (method) {
      case STORED_DIGEST -> capture.digests().get(0).isOf(sha1("content"));
      case DECLARED_DIGEST ->
          facts.declaredDigest().filter(d -> capture.digests().get(0).isOf(d)).isPresent();
      case RECORD_POSITION ->
          facts
              .capture()
              .flatMap(Capture::archive)
              .filter(a -> capture.place().orElseThrow().isAt(a.file(), a.offset()))
              .isPresent();
      case URL -> url.filter(capture.url()::equals).isPresent();
      case SAMPLE_KEY -> capture.row().orElseThrow().key().equals("a");
      case NEAR_DUPLICATE -> false; // is told apart
    };
  }

  private static void assertHolds(Provenance before, Recovered found) {
    Provenance after = found.facts();
    Optional<String> url = after.origin().flatMap(Origin::url);
    Optional<Instant> time = after.capture().flatMap(Capture::notAfter);
    if (before.basisOf("origin.url") == Basis.OBSERVED && before.origin().isPresent()) {
      assertThat(url).isEqualTo(before.origin().flatMap(Origin::url));
      assertThat(after.basisOf("origin.url")).isEqualTo(Basis.OBSERVED);
    }
    if (before.basisOf("capture") == Basis.OBSERVED && before.capture().isPresent()) {
      Capture old = before.capture().get();
      old.notAfter().ifPresent(t -> assertThat(time).contains(t));
      old.archive().ifPresent(a -> assertThat(after.capture().get().archive()).contains(a));
      old.declared().ifPresent(d -> assertThat(after.declaredDigest()).contains(d.digest()));
    }
    if (found.tied().isEmpty()) {
      assertThat(after).isEqualTo(before);
      return;
    }
    ArchivedCapture tied = found.tied().get().capture();
    assertThat(url).as("nothing of one place stands beside another").contains(tied.url());
    if (found.method() != Method.STORED_DIGEST && found.method() != Method.DECLARED_DIGEST) {
      assertThat(vector(found).integrity())
          .isLessThanOrEqualTo(new Grading(before).vector().integrity());
    }
    boolean archived = after.basisOf("capture.archive") == Basis.JOINED;
    if (archived && after.capture().flatMap(Capture::archive).isPresent()) {
      assertThat(time.map(t -> Duration.between(t, tied.notAfter().orElseThrow()).abs()))
          .hasValueSatisfying(d -> assertThat(d).isLessThan(Duration.ofSeconds(2)));
    }
  }

  private static Provenance someFacts(SplittableRandom random) {
    List<Basis> bases = List.of(Basis.OBSERVED, Basis.DECLARED, Basis.INFERRED);
    Map<String, Basis> basis =
        Map.of("origin", bases.get(random.nextInt(3)), "capture", bases.get(random.nextInt(3)));
    Capture capture = Capture.unknown();
    if (random.nextBoolean()) {
      capture = capture.at(random.nextBoolean() ? T : T.minus(Duration.ofDays(9)));
    }
    if (random.nextInt(3) == 0) {
      capture =
          capture
              .declaring(Optional.of(new DeclaredDigest(sha1("original"))), true)
              .checked(DigestCheck.ABSENT);
    }
    if (random.nextInt(3) == 0) {
      capture =
          capture.archivedAs(
              new Capture.Archive(
                  "warc", Optional.empty(), "raw-1.warc.gz", 77, 0, Optional.empty()),
              false);
    }
    Optional<String> url =
        random.nextInt(3) == 0
            ? Optional.empty()
            : Optional.of(random.nextBoolean() ? HERE : THERE);
    boolean known = !capture.equals(Capture.unknown());
    return Provenance.of(
            url.map(Origin::ofUrl), known ? Optional.of(capture) : Optional.empty(), basis)
        .entered(Acquisition.unknown(), new Ingest(Optional.of(INGESTED), "p", "1", List.of()));
  }

  private static ArchivedCapture someCapture(SplittableRandom random) {
    String url = random.nextBoolean() ? HERE : THERE;
    Instant time = random.nextBoolean() ? T : T.minus(Duration.ofDays(random.nextInt(20)));
    String content = List.of("content", "original", "other").get(random.nextInt(3));
    return random.nextInt(3) == 0
        ? row(random.nextBoolean() ? "a" : "b", url, time, content)
        : capture(url, time, content);
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

  /** Method 6 of the specification: also seen at, never as origin. */
  @Test
  void whatLooksAlikeIsToldApartAndCompletesNothing() throws IOException {
    SplittableRandom random = new SplittableRandom(6);
    Pdq look = PdqVariations.random(random);
    Pdq near = PdqVariations.atDistance(look, 12, random);
    Lookalikes pictures =
        new LinearLookalikes(
            List.of(
                new Known(near, sha256("resized")),
                new Known(PdqVariations.atDistance(look, 31, random), sha256("cropped")),
                new Known(PdqVariations.atDistance(look, 32, random), sha256("another")),
                new Known(look, sha256("content"))));
    ItemRecord item = looking(item(NOTHING, "content", Verdict.Kind.CLEAR), look, "exact");
    CaptureIndex index =
        index(
            capture(THERE, T, sha256("cropped")),
            capture(HERE, T, sha256("resized")),
            capture("https://other.example/c", T, sha256("another")));
    Recovered found = recovery(index, pictures).recover(item).orElseThrow();
    assertThat(found.method()).isEqualTo(Method.NEAR_DUPLICATE);
    assertThat(found.tied()).isEmpty();
    assertThat(found.sightings()).isEmpty();
    assertThat(found.facts()).isEqualTo(RecordedProvenance.read(item.provenance()));
    assertThat(found.alsoSeen())
        .extracting(s -> s.sighting().capture().url(), AlsoSeen::distance)
        .containsExactly(tuple(HERE, 12), tuple(THERE, 31));
    JsonObject line = RecoveredLine.json(item, found);
    assertThat(line.object("after")).isEqualTo(line.object("before"));
    assertThat(line.object("provenance")).isEmpty();
    JsonObject first = line.objects("alsoSeenAt").get(0);
    assertThat(first.text("basis")).contains("inferred");
    assertThat(first.text("looksLike")).contains(sha256("resized").hex());
    assertThat(first.number("distance")).hasValue(12);
    RecoverySummary summary = new RecoverySummary();
    summary.add(item, Optional.of(found));
    assertThat(summary.recovered()).isZero();
    assertThat(summary.nearDuplicates()).isEqualTo(1);
    assertThat(summary.json().number("sightingsOnly")).hasValue(0);
  }

  @Test
  void whatTheDigestFoundIsNotToldAgainAsAlike() throws IOException {
    Pdq look = new Pdq(1, 2, 3, 4);
    Lookalikes pictures = new LinearLookalikes(List.of(new Known(look, sha256("elsewhere"))));
    ArchivedCapture both =
        new ArchivedCapture(
            HERE,
            Optional.of(T),
            Optional.of(T),
            OptionalInt.empty(),
            Optional.empty(),
            List.of(
                CaptureDigest.of(sha256("content"), false),
                CaptureDigest.of(sha256("elsewhere"), false)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false);
    ItemRecord item = looking(item(NOTHING, "content", Verdict.Kind.CLEAR), look, "exact");
    Recovered found = recovery(index(both), pictures).recover(item).orElseThrow();
    assertThat(found.method()).isEqualTo(Method.STORED_DIGEST);
    assertThat(found.sightings()).hasSize(1);
    assertThat(found.alsoSeen()).isEmpty();
  }

  /** What is too flat, or was read in part, looks like too much. */
  @ParameterizedTest
  @ValueSource(strings = {"not-hashable", "partial"})
  void aHashThatSaysTooLittleIsComparedWithNothing(String outcome) throws IOException {
    Pdq look = new Pdq(1, 2, 3, 4);
    Lookalikes pictures = new LinearLookalikes(List.of(new Known(look, sha256("flat"))));
    ItemRecord item = looking(item(NOTHING, "content", Verdict.Kind.CLEAR), look, outcome);
    CaptureIndex index = index(capture(HERE, T, sha256("flat")));
    assertThat(recovery(index, pictures).recover(item)).isEmpty();
  }

  @Test
  void ofWhatLooksAlikeInManyPlacesTheNearestHundredAreListed() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    Pdq look = PdqVariations.random(random);
    List<Known> known = new ArrayList<>();
    ArchivedCapture[] captures = new ArchivedCapture[150];
    for (int i = 0; i < captures.length; i++) {
      known.add(new Known(PdqVariations.atDistance(look, 31 - i / 5, random), sha256("like " + i)));
      captures[i] = capture("https://other.example/" + i, T, sha256("like " + i));
    }
    ItemRecord item = looking(item(NOTHING, "content", Verdict.Kind.CLEAR), look, "exact");
    Recovered found =
        recovery(index(captures), new LinearLookalikes(known)).recover(item).orElseThrow();
    assertThat(found.alsoSeen()).hasSize(NearDuplicates.MOST);
    assertThat(found.alsoSeen()).extracting(AlsoSeen::distance).isSorted();
    assertThat(found.alsoSeen().get(99).distance()).isEqualTo(31 - 50 / 5);
  }

  private static Recovery recovery(CaptureIndex index, Lookalikes pictures) {
    return new Recovery(index, INGESTED, Optional.empty(), Optional.of(pictures));
  }

  private static ItemRecord looking(ItemRecord item, Pdq look, String outcome) {
    return new ItemRecord(
        item.locator(),
        item.extent(),
        item.bytes(),
        item.mediaType(),
        item.readings(),
        List.of(new Picture(0, look, 90, outcome)),
        item.verdict(),
        item.reasons(),
        item.matches(),
        item.disposition(),
        item.provenance(),
        item.grade(),
        item.actionable(),
        item.sealed());
  }

  private static Digest sha256(String content) {
    return Digest.compute(DigestAlgorithm.SHA256, content.getBytes(UTF_8));
  }

  private Optional<Recovered> recover(Provenance facts, String content, ArchivedCapture... captures)
      throws IOException {
    return new Recovery(index(captures), INGESTED, Optional.empty(), Optional.empty())
        .recover(item(facts, content, Verdict.Kind.CLEAR));
  }

  /** Of an item of this name, whose holder says that it has the keys of the release "pool". */
  private Optional<Recovered> recoverOf(Provenance facts, String name, ArchivedCapture... captures)
      throws IOException {
    return recoverIn("pictures", facts, name, captures);
  }

  private Optional<Recovered> recoverIn(
      String shard, Provenance facts, String name, ArchivedCapture... captures) throws IOException {
    ItemRecord item = item(facts, "content", Verdict.Kind.CLEAR);
    ItemRecord named =
        new ItemRecord(
            new Locator(shard, 0, name),
            item.extent(),
            item.bytes(),
            item.mediaType(),
            item.readings(),
            item.pictures(),
            item.verdict(),
            item.reasons(),
            item.matches(),
            item.disposition(),
            item.provenance(),
            item.grade(),
            item.actionable(),
            item.sealed());
    return new Recovery(index(captures), INGESTED, Optional.of("pool"), Optional.empty())
        .recover(named);
  }

  private CaptureIndex index(ArchivedCapture... captures) throws IOException {
    Path file = folder.resolve("captures.idx");
    try (CaptureIndexBuilder builder = new CaptureIndexBuilder(folder)) {
      builder.from("source");
      builder.identify("ab".repeat(32));
      for (ArchivedCapture capture : captures) {
        builder.add(capture);
      }
      builder.write(file);
    }
    return CaptureIndex.open(file);
  }

  private static Vector vector(Recovered found) {
    return new Grading(found.facts()).vector();
  }

  private static Provenance from(String url) {
    return Provenance.of(
        Optional.of(Origin.ofUrl(url)), Optional.empty(), Map.of("origin", Basis.DECLARED));
  }

  private static ArchivedCapture row(String key, String url, Instant time, String content) {
    return new ArchivedCapture(
        url,
        Optional.of(time.minusSeconds(60)),
        Optional.of(time.plusSeconds(60)),
        OptionalInt.empty(),
        Optional.empty(),
        List.of(CaptureDigest.of(sha1(content), true)),
        Optional.empty(),
        Optional.of(new UpstreamRow("pool", key)),
        Optional.empty(),
        Optional.of(new Capture.Agent("img2dataset", Optional.empty(), Optional.empty())),
        false,
        false);
  }

  private static ArchivedCapture capture(String url, Instant time, String content) {
    return capture(url, time, sha1(content));
  }

  private static ArchivedCapture capture(String url, Instant time, Digest content) {
    return new ArchivedCapture(
        url,
        Optional.of(time),
        Optional.of(time),
        OptionalInt.of(200),
        Optional.of("image/jpeg"),
        List.of(CaptureDigest.of(content, false)),
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
