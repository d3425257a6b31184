package assay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import assay.fingerprint.SampledFrame;
import assay.fingerprint.Transform;
import assay.fingerprint.Vpdq;
import assay.list.ListEntry;
import assay.list.ListVersion;
import assay.policy.Policy;
import assay.policy.Thresholds;
import assay.policy.VideoBars;
import assay.stage.Bank;
import assay.verdict.Disposition;
import assay.verdict.Match;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every bank owes. Extend it and say how to build one. */
public abstract class BankContract {
  /** When the lists of the bank under test have their state. */
  protected static final Instant AS_OF = Instant.parse("2026-03-01T12:00:00Z");

  private static final SplittableRandom RANDOM = new SplittableRandom(11);
  private static final PdqHashes PICTURE =
      new PdqHashes(Stream.generate(() -> PdqVariations.random(RANDOM)).limit(8).toList(), 80);

  /** Builds a bank of these entries, which may repeat and come in any order. */
  protected abstract Bank bank(List<ListEntry> entries, Policy policy) throws Exception;

  static Stream<Digest> digests() {
    return Arrays.stream(DigestAlgorithm.values())
        .map(algorithm -> Digest.compute(algorithm, new byte[] {1, 2, 3}));
  }

  @ParameterizedTest
  @MethodSource("digests")
  void anEqualDigestIsFoundAndNoOther(Digest digest) throws Exception {
    Digest other = Digest.compute(digest.algorithm(), new byte[] {4});
    Bank bank = bank(List.of(entry("a", digest, "1", "A1")), Policy.standard());
    assertThat(bank.find(digest)).containsExactly(new Match.Exact(entry("a", digest, "1", "A1")));
    assertThat(bank.find(other)).isEmpty();
  }

  @Test
  void aDigestIsNotTakenForOneOfAnotherAlgorithm() throws Exception {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) 7);
    Digest sha256 = Digest.of(DigestAlgorithm.SHA256, bytes);
    Bank bank = bank(List.of(entry("a", sha256), entry("a", Pdq.parse("ab".repeat(32)))), wide());
    assertThat(bank.find(Digest.of(DigestAlgorithm.MD5, Arrays.copyOf(bytes, 16)))).isEmpty();
    assertThat(bank.find(Digest.parse(DigestAlgorithm.SHA256, "ab".repeat(32)))).isEmpty();
    assertThat(bank.find(picture(Pdq.parse("07".repeat(32)), 100))).isEmpty();
    assertThat(bank.find(sha256)).hasSize(1);
  }

  @Test
  void digestsThatDifferInOneBitAreTold() throws Exception {
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      List<ListEntry> entries = new ArrayList<>();
      for (int bit = 0; bit < algorithm.length() * Byte.SIZE; bit++) {
        entries.add(entry("a", oneBit(algorithm, bit)));
      }
      Bank bank = bank(entries, Policy.standard());
      for (ListEntry entry : entries) {
        assertThat(bank.find((Digest) entry.fingerprint())).containsExactly(new Match.Exact(entry));
      }
      assertThat(bank.find(Digest.of(algorithm, new byte[algorithm.length()]))).isEmpty();
    }
  }

  private static Digest oneBit(DigestAlgorithm algorithm, int bit) {
    byte[] bytes = new byte[algorithm.length()];
    bytes[bit / Byte.SIZE] = (byte) (1 << bit % Byte.SIZE);
    return Digest.of(algorithm, bytes);
  }

  @Test
  void everyEntryOfAValueIsToldOnceByListThenId() throws Exception {
    Digest digest = Digest.compute(DigestAlgorithm.MD5, new byte[0]);
    List<ListEntry> ordered =
        List.of(
            entry("a", digest),
            entry("a", digest, "1", "A1"),
            entry("a", digest, "1", "B2"),
            entry("a", digest, "2", "A1"),
            entry("b", digest, "0", "A1"));
    List<ListEntry> shuffled = new ArrayList<>(ordered);
    shuffled.addAll(ordered);
    Collections.shuffle(shuffled, new Random(5));
    assertThat(bank(shuffled, Policy.standard()).find(digest))
        .containsExactlyElementsOf(ordered.stream().map(Match.Exact::new).toList());
  }

  @ParameterizedTest
  @EnumSource(Transform.class)
  void aTurnedPictureIsFoundWithItsTransform(Transform transform) throws Exception {
    Pdq listed = PdqVariations.atDistance(PICTURE.variant(transform), 9, new SplittableRandom(2));
    assertThat(bank(List.of(entry("a", listed)), Policy.standard()).find(PICTURE))
        .containsExactly(new Match.Near(entry("a", listed), 9, transform));
  }

  @ParameterizedTest
  @EnumSource(Transform.class)
  void aPictureIsFoundByItsTurnedPixelsAsWellAndToldOnceAtTheLesserDistance(Transform transform)
      throws Exception {
    SplittableRandom random = new SplittableRandom(4);
    List<Pdq> turned = new ArrayList<>(List.of(PICTURE.hash()));
    PICTURE.variants().stream()
        .skip(1)
        .forEach(variant -> turned.add(PdqVariations.atDistance(variant, 60, random)));
    PdqHashes picture = new PdqHashes(PICTURE.variants(), turned, 80);
    Pdq onlyTurned = PdqVariations.atDistance(picture.turned(transform), 3, random);
    assertThat(bank(List.of(entry("a", onlyTurned)), Policy.standard()).find(picture))
        .containsExactly(new Match.Near(entry("a", onlyTurned), 3, transform));
    assertThat(bank(List.of(entry("a", onlyTurned)), wide()).find(picture))
        .containsExactly(new Match.Near(entry("a", onlyTurned), 3, transform));
    Pdq derived = picture.variant(transform);
    assertThat(bank(List.of(entry("a", derived)), wide()).find(picture))
        .containsExactly(new Match.Near(entry("a", derived), 0, transform));
  }

  @Test
  void onlyTheVariantsOfThePolicyAreSearched() throws Exception {
    Pdq listed = PICTURE.variant(Transform.FLIP_X);
    Policy upright = policy(Thresholds.standard(), Map.of(), EnumSet.of(Transform.ORIGINAL));
    assertThat(bank(List.of(entry("a", listed)), upright).find(PICTURE)).isEmpty();
  }

  @Test
  void ofSeveralVariantsTheNearestIsToldAndOfEquallyNearOnesTheFirst() throws Exception {
    Pdq listed = PdqVariations.random(new SplittableRandom(3));
    List<Pdq> variants = new ArrayList<>(PICTURE.variants());
    variants.set(2, PdqVariations.flip(listed, List.of(1, 2, 3)));
    variants.set(4, PdqVariations.flip(listed, List.of(5)));
    variants.set(6, PdqVariations.flip(listed, List.of(6)));
    assertThat(bank(List.of(entry("a", listed)), wide()).find(new PdqHashes(variants, 80)))
        .containsExactly(new Match.Near(entry("a", listed), 1, Transform.FLIP_X));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 31, 32, 47, 63})
  void aListIsSearchedToItsOwnDistance(int distance) throws Exception {
    SplittableRandom random = new SplittableRandom(distance);
    Pdq at = PdqVariations.atDistance(PICTURE.hash(), distance, random);
    Pdq beyond = PdqVariations.atDistance(PICTURE.hash(), distance + 1, random);
    Thresholds own = new Thresholds(0, distance, 50);
    Policy policy = policy(new Thresholds(0, 0, 50), Map.of("a", own), all());
    List<ListEntry> entries = new ArrayList<>(List.of(entry("a", at), entry("a", beyond)));
    entries.add(entry("b", beyond));
    assertThat(bank(entries, policy).find(PICTURE))
        .containsExactly(new Match.Near(entry("a", at), distance, Transform.ORIGINAL));
  }

  @Test
  void aListIsSkippedForPicturesBelowItsQuality() throws Exception {
    Policy policy = policy(Thresholds.standard(), Map.of("any", new Thresholds(20, 31, 0)), all());
    List<ListEntry> entries = List.of(entry("any", PICTURE.hash()), entry("good", PICTURE.hash()));
    Bank bank = bank(entries, policy);
    assertThat(bank.find(picture(PICTURE.hash(), 49)))
        .extracting(near -> near.entry().list())
        .containsExactly("any");
    assertThat(bank.find(picture(PICTURE.hash(), 50))).hasSize(2);
  }

  @Test
  void nearMatchesComeNearestFirstThenByListThenByValue() throws Exception {
    SplittableRandom random = new SplittableRandom(12);
    List<ListEntry> entries = new ArrayList<>();
    for (int i = 0; i < 30; i++) { // few enough for banks that tell only the nearest
      Pdq variant = PICTURE.variants().get(random.nextInt(8));
      Pdq value = PdqVariations.atDistance(variant, random.nextInt(60), random);
      entries.add(entry("list-" + random.nextInt(3), value, "" + i, "A" + random.nextInt(3)));
      entries.add(entry("list-" + random.nextInt(3), value));
    }
    for (Policy policy : List.of(Policy.standard(), wide())) {
      requireEqual(bank(entries, policy), new LinearBank(entries, policy, AS_OF));
    }
  }

  private static void requireEqual(Bank bank, Bank oracle) {
    assertThat(bank.find(PICTURE)).isEqualTo(oracle.find(PICTURE));
    assertThat(bank.find(PICTURE)).isNotEmpty();
  }

  @Test
  void theVersionsOfItsListsAreThoseThatTheirPublishersCompute() throws Exception {
    List<ListEntry> entries = new ArrayList<>();
    digests().forEach(digest -> entries.add(entry("b", digest, "1", "A1")));
    digests().forEach(digest -> entries.add(entry("b", digest, "2", "A1")));
    IntStream.range(0, 100).forEach(i -> entries.add(entry("b", PdqVariations.random(RANDOM))));
    entries.add(entry("a", PICTURE.hash()));
    List<ListVersion> expected = new LinearBank(entries, Policy.standard(), AS_OF).lists();
    assertThat(bank(entries, Policy.standard()).lists()).isEqualTo(expected);
  }

  @Test
  void theAlgorithmsOfItsListsAreKnown() throws Exception {
    Digest md5 = Digest.compute(DigestAlgorithm.MD5, new byte[0]);
    Bank digests = bank(List.of(entry("a", md5)), Policy.standard());
    assertThat(digests.digests()).containsExactly(DigestAlgorithm.MD5);
    assertThat(digests.holds("pdq")).isFalse();
    assertThat(digests.find(PICTURE)).isEmpty();
    Bank pictures = bank(List.of(entry("a", PICTURE.hash())), Policy.standard());
    assertThat(pictures.digests()).isEmpty();
    assertThat(pictures.holds("pdq")).isTrue();
    assertThat(pictures.holds("md5")).isFalse();
    assertThat(pictures.find(md5)).isEmpty();
  }

  @Test
  void manyThreadsFindWhatOneFinds() throws Exception {
    SplittableRandom random = new SplittableRandom(13);
    List<ListEntry> entries = new ArrayList<>();
    IntStream.range(0, 2_000)
        .forEach(i -> entries.add(entry("list-" + i % 3, PdqVariations.random(random))));
    Bank bank = bank(entries, wide());
    List<PdqHashes> pictures = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Pdq listed = (Pdq) entries.get(random.nextInt(entries.size())).fingerprint();
      pictures.add(picture(PdqVariations.atDistance(listed, random.nextInt(64), random), 80));
    }
    List<List<Match.Near>> alone = pictures.stream().map(bank::find).toList();
    Callable<List<List<Match.Near>>> all = () -> pictures.stream().map(bank::find).toList();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<List<List<Match.Near>>> found : threads.invokeAll(Collections.nCopies(8, all))) {
        assertThat(found.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Searches all variants to the widest distance, whatever the quality. */
  protected static Policy wide() {
    return policy(new Thresholds(20, Thresholds.WIDEST, 0), Map.of(), all());
  }

  /** A policy with these thresholds. */
  protected static Policy policy(
      Thresholds thresholds, Map<String, Thresholds> byList, Set<Transform> variants) {
    Policy standard = Policy.standard();
    return new Policy(
        thresholds, new TreeMap<>(byList), variants, Disposition.WITHHELD, standard.floor());
  }

  /** Every transform. */
  protected static Set<Transform> all() {
    return EnumSet.allOf(Transform.class);
  }

  /** A picture with this hash; its other variants are far from everything. */
  protected static PdqHashes picture(Pdq hash, int quality) {
    SplittableRandom random = new SplittableRandom(hash.w0());
    List<Pdq> variants = new ArrayList<>(List.of(hash));
    IntStream.range(1, 8).forEach(i -> variants.add(PdqVariations.random(random)));
    return new PdqHashes(variants, quality);
  }

  /** An entry with no more than its value. */
  protected static ListEntry entry(String list, Fingerprint value) {
    return new ListEntry(list, value, Optional.empty(), Optional.empty());
  }

  /** A full entry. */
  protected static ListEntry entry(
      String list, Fingerprint value, String id, String classification) {
    return new ListEntry(list, value, Optional.of(id), Optional.of(classification));
  }

  /** As comparing every frame with every listed one tells it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void videosAreFoundWhateverPartOfThemIsShown(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(0x71de0 + seed);
    List<ListEntry> entries = new ArrayList<>();
    List<Vpdq> videos = new ArrayList<>();
    for (int video = 0; video < 5; video++) {
      Vpdq listed = video(random, 1 + random.nextInt(30), 500 + random.nextInt(3) * 500);
      videos.add(listed);
      entries.add(entry("a", listed, "v" + video, "A1"));
    }
    entries.add(entry("a", videos.get(0), "again", "A1"));
    entries.add(entry("b", videos.get(1)));
    entries.add(entry("b", Pdq.parse("ab".repeat(32))));
    Policy policy = Policy.standard().requiring(new VideoBars(40, 40, 3));
    List<SampledFrame> shown = shown(random, videos);
    Bank bank = bank(entries, policy);
    List<Match.Video> expected = new LinearBank(entries, policy, AS_OF).find(shown);
    assertThat(expected).isNotEmpty();
    assertThat(bank.find(shown)).isEqualTo(expected);
    assertThat(bank.holds("vpdq")).isTrue();
    assertThat(bank.find(List.<SampledFrame>of())).isEmpty();
  }

  /** Some frames are flat, and some are shown more than once. */
  private static Vpdq video(SplittableRandom random, int frames, long step) {
    List<Vpdq.Frame> all = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      boolean still = i > 0 && random.nextInt(4) == 0;
      Pdq hash = still ? all.get(i - 1).hash() : PdqVariations.random(random);
      all.add(new Vpdq.Frame(hash, random.nextInt(5) == 0 ? 20 : 90, i * step));
    }
    return new Vpdq(all);
  }

  /** Stretches of the videos, changed and turned, among frames of their own; on two tracks. */
  private static List<SampledFrame> shown(SplittableRandom random, List<Vpdq> videos) {
    List<SampledFrame> shown = new ArrayList<>();
    for (int track = 0; track < 2; track++) {
      long millis = 0;
      for (Vpdq video : videos) {
        int from = random.nextInt(video.frames().size());
        for (int i = from; i < video.frames().size(); i += 1 + random.nextInt(2)) {
          Pdq seen = flipped(video.frames().get(i).hash(), random.nextInt(36), random);
          List<Pdq> eight = new ArrayList<>();
          for (int turn = 0; turn < 8; turn++) {
            eight.add(PdqVariations.random(random));
          }
          eight.set(random.nextInt(8), seen);
          PdqHashes whole = new PdqHashes(eight, random.nextInt(7) == 0 ? 30 : 80);
          PdqHashes other = picture(PdqVariations.random(random), 80);
          boolean barred = random.nextInt(5) == 0;
          shown.add(
              new SampledFrame(track, millis, barred ? List.of(other, whole) : List.of(whole)));
          millis += 400 + random.nextInt(900);
        }
      }
    }
    return shown;
  }

  private static Pdq flipped(Pdq hash, int bits, SplittableRandom random) {
    long[] words = {hash.w0(), hash.w1(), hash.w2(), hash.w3()};
    for (int i = 0; i < bits; i++) {
      words[random.nextInt(4)] ^= 1L << random.nextInt(64);
    }
    return new Pdq(words[0], words[1], words[2], words[3]);
  }
}
