package assay.screen;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.LicensedHash;
import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import assay.item.Locator;
import assay.item.MediaType;
import assay.item.Reading;
import assay.item.ReadingSink;
import assay.list.ListEntry;
import assay.policy.Allowance;
import assay.policy.Allowances;
import assay.policy.Policy;
import assay.provenance.Addresses;
import assay.provenance.Capture;
import assay.provenance.DeclaredDigest;
import assay.provenance.DigestCheck;
import assay.provenance.Origin;
import assay.provenance.Provenance;
import assay.record.Consulted;
import assay.record.Digested;
import assay.record.Picture;
import assay.stage.Bank;
import assay.stage.EmbeddedReader;
import assay.stage.Hasher;
import assay.stage.Item;
import assay.stage.LicensedMatcher;
import assay.stage.LicensedProgram;
import assay.stage.Outcome;
import assay.stage.UnreadableItemException;
import assay.verdict.Match;
import assay.verdict.Reason;
import assay.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScreenerTest {
  private static final byte[] PICTURE =
      "a picture, as far as this test is concerned".getBytes(US_ASCII);
  private static final byte[] OTHER = "other bytes".getBytes(US_ASCII);
  private static final Pdq HASH = new Pdq(1, 2, 3, 4);
  private static final MediaType PNG = MediaType.of("image/png");
  private static final Digest MD5 = Digest.compute(DigestAlgorithm.MD5, PICTURE);

  /** Finds one picture of the given quality whatever the bytes are. */
  private static Hasher sees(Pdq hash, int quality, Optional<Reason> fault) {
    return hasher(
        new Hasher.Hashed(
            List.of(new PdqHashes(Collections.nCopies(8, hash), quality)), fault, Outcome.EXACT));
  }

  private static Hasher hasher(Hasher.Hashed hashed) {
    return new Hasher() {
      @Override
      public String algorithm() {
        return "pdq";
      }

      @Override
      public boolean appliesTo(MediaType type) {
        return type.isImage();
      }

      @Override
      public Hashed hash(byte[] content, MediaType type) throws UnreadableItemException {
        if (hashed.pictures().isEmpty()) {
          throw new UnreadableItemException(Reason.DECODE_ERROR, "no picture in it");
        }
        return hashed;
      }
    };
  }

  private static final Hasher BLIND =
      hasher(new Hasher.Hashed(List.of(), Optional.empty(), Outcome.EXACT));
  private static final Hasher SEES = sees(HASH, 100, Optional.empty());

  private static Screener screener(Bank bank, MediaType type, Hasher... hashers) {
    return new Screener(List.of(hashers), bank, Policy.standard(), (head, whole) -> type, 1 << 20);
  }

  private static Verdict verdict(Bank bank, MediaType type, Item item, Hasher... hashers)
      throws Exception {
    return screener(bank, type, hashers).screen(item).verdict();
  }

  private static Verdict unscreenable(Reason reason) {
    return new Verdict.Unscreenable(reason);
  }

  private static GivenItem declaring(GivenItem item, Digest digest, boolean before) {
    Capture capture = Capture.unknown().declaring(Optional.of(new DeclaredDigest(digest)), before);
    return item.with(Provenance.of(Optional.empty(), Optional.of(capture), Map.of()));
  }

  @Test
  void anItemThatNoListKnowsIsClearAndSaysOnWhatThatRests() throws Exception {
    Bank bank = new ListedBank(Digest.compute(DigestAlgorithm.MD5, OTHER), new Pdq(-1, -1, -1, -1));
    Verdict.Clear clear = (Verdict.Clear) verdict(bank, PNG, GivenItem.of(PICTURE), SEES);
    assertThat(clear.grounds().matchers()).containsExactly("m-md5", "m-pdq");
    assertThat(clear.grounds().lists()).containsExactly("a@2026-03-01+000000000000");
  }

  @ParameterizedTest
  @EnumSource
  void aListedReadingOfAnyKindIsMatched(Reading reading) throws Exception {
    GivenItem item = GivenItem.of(OTHER).and(reading, PICTURE).and(Reading.TRIMMED, PICTURE);
    Verdict verdict = verdict(new ListedBank(MD5), MediaType.UNKNOWN, item);
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.MATCHED);
    assertThat(verdict.matches()).hasSize(1);
  }

  @Test
  void aNearPictureIsMatchedOrSuspected() throws Exception {
    assertThat(verdict(new ListedBank(HASH), PNG, GivenItem.of(OTHER), SEES).kind())
        .isEqualTo(Verdict.Kind.MATCHED);
    Pdq away = new Pdq(1 ^ (1L << 25) - 2, 2, 3, 4);
    assertThat(HASH.distance(away)).isBetween(21, 31);
    assertThat(verdict(new ListedBank(away), PNG, GivenItem.of(OTHER), SEES).kind())
        .isEqualTo(Verdict.Kind.SUSPECTED);
  }

  @Test
  void oneFailedHasherHidesNothingThatAnotherFinds() throws Exception {
    Bank bank = new ListedBank(HASH);
    for (Hasher[] order : new Hasher[][] {{BLIND, SEES}, {SEES, BLIND}}) {
      assertThat(verdict(bank, PNG, GivenItem.of(OTHER), order).kind())
          .isEqualTo(Verdict.Kind.MATCHED);
    }
    assertThat(verdict(new ListedBank(MD5, HASH), PNG, GivenItem.of(PICTURE), BLIND).kind())
        .isEqualTo(Verdict.Kind.MATCHED);
  }

  @Test
  void oneFailedHasherIsNeverMadeUpForByOneThatFindsNothing() throws Exception {
    Hasher elsewhere = sees(new Pdq(-1, -1, -1, -1), 100, Optional.empty());
    for (Hasher[] order : new Hasher[][] {{BLIND, elsewhere}, {elsewhere, BLIND}}) {
      assertThat(verdict(new ListedBank(HASH), PNG, GivenItem.of(OTHER), order))
          .isEqualTo(unscreenable(Reason.DECODE_ERROR));
    }
  }

  @Test
  void aPartOfAPictureMayMatchButIsNeverClear() throws Exception {
    Hasher part = sees(HASH, 100, Optional.of(Reason.TRUNCATED));
    assertThat(verdict(new ListedBank(HASH), PNG, GivenItem.of(OTHER), part).kind())
        .isEqualTo(Verdict.Kind.MATCHED);
    assertThat(verdict(new ListedBank(new Pdq(-1, -1, -1, -1)), PNG, GivenItem.of(OTHER), part))
        .isEqualTo(unscreenable(Reason.TRUNCATED));
  }

  @Test
  void aPictureThatAFirstLookRuledOutIsRecordedAsScaledAndNotLookedUpAgain() throws Exception {
    PdqHashes near = new PdqHashes(Collections.nCopies(8, HASH), 100);
    Hasher look = hasher(new Hasher.Hashed(List.of(near), Optional.empty(), Outcome.scaled(8)));
    Screened screened = screener(new ListedBank(HASH), PNG, look).screen(GivenItem.of(PICTURE));
    assertThat(screened.verdict().kind()).isEqualTo(Verdict.Kind.CLEAR);
    assertThat(screened.pictures().get(0).outcome()).isEqualTo("scaled-8");
  }

  @Test
  void aPictureWithAFaultCannotBeRuledOut() {
    PdqHashes picture = new PdqHashes(Collections.nCopies(8, HASH), 100);
    Optional<Reason> cut = Optional.of(Reason.TRUNCATED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Hasher.Hashed(List.of(picture), cut, Outcome.scaled(8)));
  }

  @Test
  void aHasherWhoseAlgorithmNoListUsesIsNotRun() throws Exception {
    Verdict verdict = verdict(new ListedBank(MD5), PNG, GivenItem.of(OTHER), BLIND);
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.CLEAR);
  }

  @Test
  void aPictureBelowTheQualityFloorIsRecordedAsNotHashableAndItsDigestsStillCount()
      throws Exception {
    Hasher flat = sees(HASH, 49, Optional.empty());
    Screened screened =
        screener(new ListedBank(MD5, new Pdq(-1, -1, -1, -1)), PNG, flat)
            .screen(GivenItem.of(PICTURE));
    assertThat(screened.pictures()).containsExactly(new Picture(0, HASH, 49, "not-hashable"));
    assertThat(screened.verdict().kind()).isEqualTo(Verdict.Kind.MATCHED);
  }

  @Test
  void aDeclaredDigestThatIsListedIsSuspected() throws Exception {
    Item item = declaring(GivenItem.of(OTHER), MD5, true);
    Verdict verdict = verdict(new ListedBank(MD5), PNG, item);
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.SUSPECTED);
    assertThat(verdict.matches()).singleElement().isInstanceOf(Match.Declared.class);
  }

  @Test
  void aDeclaredDigestOfBytesThatMatchIsNotCountedTwice() throws Exception {
    Item item = declaring(GivenItem.of(PICTURE), MD5, false);
    assertThat(verdict(new ListedBank(MD5), PNG, item).matches())
        .singleElement()
        .isInstanceOf(Match.Exact.class);
  }

  @Test
  void anItemWithoutBytesIsScreenedByItsDeclaredDigest() throws Exception {
    GivenItem without = GivenItem.of(PICTURE).withoutBytes();
    Screened screened =
        screener(new ListedBank(MD5), PNG, SEES).screen(declaring(without, MD5, false));
    assertThat(screened.verdict().kind()).isEqualTo(Verdict.Kind.SUSPECTED);
    assertThat(screened.readings()).isEmpty();
    assertThat(screened.type()).isEqualTo(MediaType.UNKNOWN);
    assertThat(screened.check()).isEqualTo(DigestCheck.ABSENT);
  }

  @Test
  void anItemWhoseBytesShouldBeHereIsUnscreenable() throws Exception {
    Item missing = GivenItem.of(OTHER).withoutBytes().withFault(Reason.DECLARED_MISSING);
    assertThat(verdict(new ListedBank(MD5), PNG, missing))
        .isEqualTo(unscreenable(Reason.DECLARED_MISSING));
  }

  @Test
  void whatTheContainerFindsWrongIsNeverClear() throws Exception {
    for (Reason reason : Reason.values()) {
      assertThat(
              verdict(
                  new ListedBank(MD5), MediaType.UNKNOWN, GivenItem.of(OTHER).withFault(reason)))
          .isEqualTo(unscreenable(reason));
      assertThat(
              verdict(
                      new ListedBank(MD5),
                      MediaType.UNKNOWN,
                      GivenItem.of(PICTURE).withFault(reason))
                  .kind())
          .isEqualTo(Verdict.Kind.MATCHED);
    }
  }

  @Test
  void truncatedMediaAreUnscreenableAndTruncatedTextIsNot() throws Exception {
    Capture cut =
        Capture.unknown()
            .archivedAs(
                new Capture.Archive("warc", Optional.empty(), "f", 0, 1, Optional.empty()), true);
    Item item =
        GivenItem.of(OTHER).with(Provenance.of(Optional.empty(), Optional.of(cut), Map.of()));
    for (String medium : List.of("image/png", "video/mp4", "audio/mpeg")) {
      assertThat(verdict(new ListedBank(MD5), MediaType.of(medium), item))
          .isEqualTo(unscreenable(Reason.TRUNCATED));
    }
    assertThat(verdict(new ListedBank(MD5), MediaType.of("text/html"), item).kind())
        .isEqualTo(Verdict.Kind.CLEAR);
  }

  @Test
  void aFragmentOfASignatureIsUnscreenable() throws Exception {
    assertThat(verdict(new ListedBank(MD5), new MediaType("image/png", true), GivenItem.of(OTHER)))
        .isEqualTo(unscreenable(Reason.TRUNCATED));
  }

  @Test
  void anArchiveThatWasOpenedIsJudgedByItsOwnBytes() throws Exception {
    MediaType zip = MediaType.of("application/zip");
    Item opened = new OpenedItem(GivenItem.of(OTHER));
    assertThat(verdict(new ListedBank(MD5), zip, opened).kind()).isEqualTo(Verdict.Kind.CLEAR);
  }

  /** What lies in it follows as items of its own. */
  private record OpenedItem(GivenItem item) implements Item {
    @Override
    public Locator locator() {
      return item.locator();
    }

    @Override
    public Provenance provenance() {
      return item.provenance();
    }

    @Override
    public boolean hasBytes() {
      return true;
    }

    @Override
    public boolean isOpened() {
      return true;
    }

    @Override
    public Set<Reason> read(ReadingSink sink) {
      return item.read(sink);
    }
  }

  @Test
  void anArchiveThatWasNotOpenedIsUnscreenableUnlessItIsListedAsAWhole() throws Exception {
    MediaType zip = MediaType.of("application/zip");
    assertThat(verdict(new ListedBank(MD5), zip, GivenItem.of(OTHER)))
        .isEqualTo(unscreenable(Reason.NESTING_LIMIT));
    assertThat(verdict(new ListedBank(MD5), zip, GivenItem.of(PICTURE)).kind())
        .isEqualTo(Verdict.Kind.MATCHED);
  }

  @Test
  void anItemOfAListedOriginIsSuspectedAndAListedItemOfItIsMatched() throws Exception {
    Digest domain = Addresses.listed(DigestAlgorithm.DOMAIN, "example.org");
    Provenance from =
        Provenance.of(
            Optional.of(Origin.ofUrl("https://img.example.org/a.png")), Optional.empty(), Map.of());
    GivenItem item = GivenItem.of(PICTURE).with(from);
    assertThat(verdict(new ListedBank(domain), PNG, item).matches())
        .singleElement()
        .isInstanceOf(Match.Origin.class);
    assertThat(verdict(new ListedBank(domain), PNG, item)).isInstanceOf(Verdict.Suspected.class);
    assertThat(verdict(new ListedBank(domain), PNG, GivenItem.of(PICTURE)))
        .isInstanceOf(Verdict.Clear.class);
    assertThat(verdict(new ListedBank(domain, MD5), PNG, item)).isInstanceOf(Verdict.Matched.class);
  }

  @Test
  void aClearItemOfUnknownOriginDoesNotClaimThatItsOriginWasCompared() throws Exception {
    Digest domain = Addresses.listed(DigestAlgorithm.DOMAIN, "example.org");
    Provenance from =
        Provenance.of(Optional.of(Origin.ofUrl("https://a.test/")), Optional.empty(), Map.of());
    assertThat(matchers(new ListedBank(domain), GivenItem.of(OTHER))).isEmpty();
    assertThat(matchers(new ListedBank(domain), GivenItem.of(OTHER).with(from)))
        .containsExactly("m-domain");
  }

  @Test
  void whatIsKnownToBeGoodIsNotNearAnythingButStaysAnExactMatch() throws Exception {
    Digest sha256 = Digest.compute(DigestAlgorithm.SHA256, PICTURE);
    GivenItem item = GivenItem.of(PICTURE);
    Pdq alike = new Pdq(HASH.w0() ^ 8, HASH.w1(), HASH.w2(), HASH.w3());
    assertThat(verdict(new ListedBank(alike), PNG, item, SEES)).isInstanceOf(Verdict.Matched.class);
    Bank near = new ListedBank(alike).knowing(sha256);
    Screened screened = screener(near, PNG, SEES).screen(item);
    assertThat(screened.verdict()).isInstanceOf(Verdict.Clear.class);
    assertThat(screened.allowed()).containsExactly("known-good");
    assertThat(verdict(near, PNG, GivenItem.of(OTHER), SEES)).isInstanceOf(Verdict.Matched.class);
    for (Bank exact : List.of(new ListedBank(alike, MD5), new ListedBank(alike, HASH))) {
      Verdict verdict = verdict(((ListedBank) exact).knowing(sha256), PNG, item, SEES);
      assertThat(verdict.matches()).singleElement().matches(Match::isExact);
    }
  }

  @Test
  void whatIsAllowedIsRecordedAndWhatCannotBeReadIsNeverClearForThat() throws Exception {
    Digest sha256 = Digest.compute(DigestAlgorithm.SHA256, PICTURE);
    Allowance allowance =
        new Allowance(
            "5eed1234",
            new Allowance.Subject.Content(sha256),
            "Ann",
            Optional.of("Bob"),
            "a logo",
            Instant.MAX);
    Policy policy =
        Policy.standard()
            .allowing(new Allowances(List.of(allowance), Collections.emptySortedMap()));
    Screener screener =
        new Screener(List.of(), new ListedBank(MD5), policy, (head, whole) -> PNG, 1 << 20);
    Screened screened = screener.screen(GivenItem.of(PICTURE));
    assertThat(screened.verdict()).isInstanceOf(Verdict.Clear.class);
    assertThat(screened.allowed()).containsExactly("5eed1234");
    assertThat(screener.screen(GivenItem.of(PICTURE).withFault(Reason.TRUNCATED)).verdict())
        .isEqualTo(unscreenable(Reason.TRUNCATED));
  }

  @Test
  void whereNotAllNearEntriesAreToldNoneIsAllowed() throws Exception {
    Pdq[] listed = new Pdq[Bank.MOST_NEAR];
    List<Allowance> all = new ArrayList<>();
    for (int i = 0; i < listed.length; i++) {
      listed[i] = new Pdq(HASH.w0() ^ (1L << i) ^ 8, HASH.w1(), HASH.w2(), HASH.w3() ^ 1);
      Allowance.Subject entry = new Allowance.Subject.Entry("a", listed[i], -1);
      all.add(new Allowance("" + i, entry, "Ann", Optional.of("Bob"), "x", Instant.MAX));
    }
    Policy policy = Policy.standard().allowing(new Allowances(all, Collections.emptySortedMap()));
    Screener allTold =
        new Screener(
            List.of(SEES),
            new ListedBank(Arrays.copyOf(listed, listed.length - 1)),
            policy,
            (head, whole) -> PNG,
            1 << 20);
    assertThat(allTold.screen(GivenItem.of(PICTURE)).verdict()).isInstanceOf(Verdict.Clear.class);
    Screener perhapsNot =
        new Screener(List.of(SEES), new ListedBank(listed), policy, (head, whole) -> PNG, 1 << 20);
    assertThat(perhapsNot.screen(GivenItem.of(PICTURE)).verdict())
        .isInstanceOf(Verdict.Matched.class);
  }

  private static List<String> matchers(Bank bank, GivenItem item) throws Exception {
    return ((Verdict.Clear) verdict(bank, PNG, item)).grounds().matchers();
  }

  private static DigestCheck check(GivenItem item) throws Exception {
    return screener(new ListedBank(MD5), PNG).screen(item).check();
  }

  @Test
  void aDeclaredDigestIsComparedWithEachReading() throws Exception {
    for (DigestAlgorithm algorithm : DigestAlgorithm.ofContent()) {
      Digest digest = Digest.compute(algorithm, PICTURE);
      GivenItem item = GivenItem.of(OTHER);
      assertThat(check(declaring(GivenItem.of(PICTURE), digest, false)))
          .isEqualTo(DigestCheck.VERIFIED_RAW);
      assertThat(check(declaring(item.and(Reading.UNFRAMED, PICTURE), digest, false)))
          .isEqualTo(DigestCheck.VERIFIED_DECHUNKED);
      assertThat(check(declaring(item.and(Reading.DECODED, PICTURE), digest, false)))
          .isEqualTo(DigestCheck.VERIFIED_DECODED);
      assertThat(check(declaring(item, digest, false))).isEqualTo(DigestCheck.MISMATCH);
      assertThat(check(declaring(item, digest, true))).isEqualTo(DigestCheck.ABSENT);
      assertThat(check(declaring(GivenItem.of(PICTURE), digest, true)))
          .isEqualTo(DigestCheck.VERIFIED_RAW);
    }
    assertThat(check(GivenItem.of(PICTURE))).isEqualTo(DigestCheck.ABSENT);
  }

  @Test
  void onlyTheAlgorithmsThatAreAskedForAndSha256AreComputed() throws Exception {
    Item item = declaring(GivenItem.of(PICTURE), Digest.compute(DigestAlgorithm.SHA1, OTHER), true);
    Screened screened = screener(new ListedBank(MD5), PNG).screen(item);
    Digested stored = screened.readings().get(0);
    assertThat(stored.digests())
        .extracting(Digest::algorithm)
        .containsExactly(DigestAlgorithm.MD5, DigestAlgorithm.SHA1, DigestAlgorithm.SHA256);
    assertThat(stored.bytes()).isEqualTo(PICTURE.length);
  }

  @Test
  void aPictureLongerThanWhatIsHeldIsTooLargeAndItsDigestsStillCount() throws Exception {
    byte[] large = new byte[10_001];
    Digest sha256 = Digest.compute(DigestAlgorithm.SHA256, large);
    Bank bank = new ListedBank(HASH, sha256);
    Screener small =
        new Screener(List.of(SEES), bank, Policy.standard(), (head, whole) -> PNG, 10_000);
    assertThat(small.screen(GivenItem.of(large)).verdict().kind()).isEqualTo(Verdict.Kind.MATCHED);
    large[0] = 1;
    assertThat(small.screen(GivenItem.of(large)).verdict())
        .isEqualTo(unscreenable(Reason.TOO_LARGE));
    assertThat(small.screen(GivenItem.of(new byte[10_000])).verdict().kind())
        .isEqualTo(Verdict.Kind.MATCHED); // by its picture
  }

  @Test
  void theMediumIsToldFromTheLastReading() throws Exception {
    Screener telling =
        new Screener(
            List.of(),
            new ListedBank(MD5),
            Policy.standard(),
            (head, whole) -> MediaType.of(new String(head, US_ASCII) + "/" + whole),
            1 << 20);
    GivenItem item =
        GivenItem.of("stored".getBytes(US_ASCII))
            .and(Reading.DECODED, "decoded".getBytes(US_ASCII));
    assertThat(telling.screen(item).type().name()).isEqualTo("decoded/true");
  }

  @Test
  void anEmptyItemHasTheDigestsOfNothing() throws Exception {
    Screened screened =
        screener(new ListedBank(MD5), MediaType.UNKNOWN).screen(GivenItem.of(new byte[0]));
    assertThat(screened.readings())
        .singleElement()
        .satisfies(
            stored -> {
              assertThat(stored.bytes()).isZero();
              assertThat(stored.sha256())
                  .isEqualTo(Digest.compute(DigestAlgorithm.SHA256, new byte[0]));
            });
    assertThat(screened.verdict().kind()).isEqualTo(Verdict.Kind.CLEAR);
  }

  private static final ListEntry LICENSED =
      new ListEntry("a", new LicensedHash("pdna", "1,2"), Optional.empty(), Optional.empty());

  /** Takes pictures, and answers whatever the bytes are. */
  private static LicensedMatcher answers(List<Match.Licensed> matches) {
    return program((content, type) -> matches);
  }

  private static LicensedMatcher fails(Reason reason) {
    return program(
        (content, type) -> {
          throw new UnreadableItemException(reason, "it cannot");
        });
  }

  private interface Answering {
    List<Match.Licensed> to(byte[] content, MediaType type) throws UnreadableItemException;
  }

  private static LicensedMatcher program(Answering answering) {
    LicensedProgram program =
        new LicensedProgram("pdna", "Test", "1", "0".repeat(64), List.of("image/*"));
    return new LicensedMatcher() {
      @Override
      public LicensedProgram program() {
        return program;
      }

      @Override
      public List<Match.Licensed> match(byte[] content, MediaType type)
          throws UnreadableItemException {
        return answering.to(content, type);
      }
    };
  }

  private static Screened asking(MediaType type, LicensedMatcher... programs) throws Exception {
    return new Screener(
            List.of(SEES),
            List.of(programs),
            Optional.empty(),
            new ListedBank(MD5, new Pdq(-1, -1, -1, -1)),
            Policy.standard(),
            (head, whole) -> type,
            EmbeddedReader.NONE,
            PICTURE.length)
        .screen(GivenItem.of(OTHER));
  }

  @Test
  void whatALicensedProgramCallsAMatchIsOneAndWhatIsNearIsSuspected() throws Exception {
    Match.Licensed match = new Match.Licensed(LICENSED, 3, true);
    Match.Licensed near = new Match.Licensed(LICENSED, 300, false);
    assertThat(asking(PNG, answers(List.of(near, match))).verdict())
        .isEqualTo(new Verdict.Matched(List.of(near, match)));
    assertThat(asking(PNG, answers(List.of(near))).verdict())
        .isEqualTo(new Verdict.Suspected(List.of(near)));
    Screened clear = asking(PNG, answers(List.of()));
    assertThat(((Verdict.Clear) clear.verdict()).grounds().matchers())
        .containsExactly("m-md5", "m-pdna", "m-pdq");
    assertThat(clear.licensed()).containsExactly(new Consulted("pdna", true));
  }

  @Test
  void aLicensedProgramThatFailsMakesUnscreenableUnlessSomethingIsFound() throws Exception {
    for (Reason reason : List.of(Reason.TIMEOUT, Reason.DECODE_ERROR)) {
      Screened failed = asking(PNG, fails(reason));
      assertThat(failed.verdict()).isEqualTo(unscreenable(reason));
      assertThat(failed.licensed()).containsExactly(new Consulted("pdna", false));
      Match.Licensed near = new Match.Licensed(LICENSED, 300, false);
      assertThat(asking(PNG, fails(reason), answers(List.of(near))).verdict())
          .isEqualTo(new Verdict.Suspected(List.of(near)));
    }
  }

  @Test
  void aLicensedProgramIsAskedAboutTheMediaThatItTakesOnly() throws Exception {
    Screened film = asking(MediaType.of("video/mp4"), fails(Reason.TIMEOUT));
    assertThat(film.verdict().kind()).isEqualTo(Verdict.Kind.CLEAR);
    assertThat(film.licensed()).isEmpty();
  }

  /** Points at an address, and declares digests of what was there. */
  private static Item reference(Optional<String> url, Digest... declared) {
    return new Item() {
      @Override
      public Locator locator() {
        return new Locator("table", 0, "row:0");
      }

      @Override
      public Provenance provenance() {
        return Provenance.of(url.map(Origin::ofUrl), Optional.empty(), Map.of());
      }

      @Override
      public boolean hasBytes() {
        return false;
      }

      @Override
      public boolean isReference() {
        return true;
      }

      @Override
      public List<Digest> declared() {
        return List.of(declared);
      }

      @Override
      public Set<Reason> read(ReadingSink sink) {
        return Set.of();
      }
    };
  }

  @Test
  void aReferenceIsComparedByAddressAndEveryDeclaredDigestAndSaysSo() throws Exception {
    Digest sha1 = Digest.compute(DigestAlgorithm.SHA1, PICTURE);
    Digest other = Digest.compute(DigestAlgorithm.MD5, OTHER);
    Digest address = Addresses.listed(DigestAlgorithm.URL, "https://listed.example/1.jpg");
    Bank bank = new ListedBank(MD5, Digest.compute(DigestAlgorithm.SHA1, OTHER), address, HASH);
    Screener screener = screener(bank, PNG, SEES);
    Optional<String> url = Optional.of("https://images.example/1.jpg");

    Screened clear = screener.screen(reference(url, sha1, other));
    assertThat(clear.verdict().kind()).isEqualTo(Verdict.Kind.CLEAR);
    assertThat(clear.reference().orElseThrow().matchers())
        .containsExactly("m-md5", "m-sha1", "m-url");
    assertThat(((Verdict.Clear) clear.verdict()).grounds().matchers())
        .containsExactly("m-md5", "m-sha1", "m-url");
    assertThat(clear.readings()).isEmpty();

    assertThat(screener.screen(reference(url, sha1, MD5)).verdict())
        .isEqualTo(new Verdict.Suspected(List.of(declared(bank, MD5))));
    assertThat(
            screener
                .screen(reference(Optional.of("https://listed.example/1.jpg")))
                .verdict()
                .kind())
        .isEqualTo(Verdict.Kind.SUSPECTED);
  }

  private static Match declared(Bank bank, Digest digest) {
    return new Match.Declared(bank.find(digest).get(0).entry());
  }

  @Test
  void aReferenceThatNamesNothingToCompareIsNotClear() throws Exception {
    Bank bank = new ListedBank(MD5);
    for (Optional<String> nowhere : List.of(Optional.<String>empty(), Optional.of("a/b.jpg"))) {
      assertThat(verdict(bank, PNG, reference(nowhere)))
          .isEqualTo(unscreenable(Reason.DECLARED_MISSING));
    }
  }

  @Test
  void aReferenceThatNoListCouldKnowSaysThatNothingWasCompared() throws Exception {
    Item item = reference(Optional.of("https://images.example/1.jpg"), MD5);
    Screened screened = screener(new ListedBank(HASH), PNG, SEES).screen(item);
    assertThat(screened.reference().orElseThrow().isCompared()).isFalse();
  }
}
