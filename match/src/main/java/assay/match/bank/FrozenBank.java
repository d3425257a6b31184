package assay.match.bank;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.PdqHashes;
import assay.fingerprint.SampledFrame;
import assay.list.ListVersion;
import assay.match.list.FrozenList;
import assay.match.pdq.Vicinity;
import assay.policy.Policy;
import assay.stage.Bank;
import assay.verdict.Match;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The lists of one run, each searched in its own indexes. */
public final class FrozenBank implements Bank, Vicinity {
  /** Stable sorts keep each list's own order of entries of the same value. */
  private static final Comparator<Match.Near> ORDER =
      Comparator.comparingInt(Match.Near::distance)
          .thenComparing(near -> near.entry().list())
          .thenComparing(near -> near.entry().fingerprint().hex());

  private static final Comparator<Match.Video> VIDEO_ORDER =
      Comparator.comparingInt(FrozenBank::percent)
          .reversed()
          .thenComparing(Match.Video::distance)
          .thenComparing(video -> video.entry().list())
          .thenComparing(video -> video.entry().fingerprint().recorded())
          .thenComparing(video -> video.entry().id().orElse(""))
          .thenComparing(video -> video.entry().classification().orElse(""));

  /**
   * What a known-good list is believed by. MD5 is not: of two files with one MD5, which anybody can
   * make, the harmless one could be put on such a list.
   */
  private static final Set<DigestAlgorithm> TRUSTED =
      EnumSet.of(DigestAlgorithm.SHA1, DigestAlgorithm.SHA256, DigestAlgorithm.SHA512);

  private final List<IndexedList> lists;
  private final List<FrozenList> knownGood;
  private final List<ListVersion> versions;
  private final Set<DigestAlgorithm> digests;

  private FrozenBank(List<IndexedList> lists, List<FrozenList> knownGood) {
    this.lists = lists;
    this.knownGood = knownGood;
    this.versions = lists.stream().map(IndexedList::version).toList();
    Set<DigestAlgorithm> used = EnumSet.noneOf(DigestAlgorithm.class);
    lists.forEach(list -> used.addAll(list.digests()));
    this.digests = Collections.unmodifiableSet(used);
  }

  /**
   * Indexes the lists.
   *
   * @param policy says how far from an entry of which list a picture is looked for, in which
   *     variants, and how much quality it needs
   * @throws IllegalArgumentException if two lists have the same id
   */
  public static FrozenBank of(List<? extends FrozenList> lists, Policy policy) {
    return of(lists, List.of(), policy);
  }

  /**
   * The same with lists of contents that are known to be harmless; they match nothing.
   *
   * @throws IllegalArgumentException if two lists have the same id
   */
  public static FrozenBank of(
      List<? extends FrozenList> lists, List<? extends FrozenList> knownGood, Policy policy) {
    Set<String> ids = new HashSet<>();
    Stream.concat(lists.stream(), knownGood.stream())
        .map(list -> list.version().id())
        .filter(id -> !ids.add(id))
        .findFirst()
        .ifPresent(
            id -> {
              throw new IllegalArgumentException("two lists have the id " + id);
            });
    return new FrozenBank(
        lists.stream()
            .sorted(Comparator.comparing((FrozenList list) -> list.version().id()))
            .map(list -> new IndexedList(list, policy))
            .toList(),
        List.copyOf(knownGood));
  }

  @Override
  public Set<DigestAlgorithm> knownGoodDigests() {
    Set<DigestAlgorithm> used = EnumSet.noneOf(DigestAlgorithm.class);
    for (DigestAlgorithm algorithm : TRUSTED) {
      if (knownGood.stream().anyMatch(list -> list.algorithms().contains(algorithm.label()))) {
        used.add(algorithm);
      }
    }
    return used;
  }

  @Override
  public boolean isKnownGood(List<Digest> digests) {
    return digests.stream()
        .filter(digest -> TRUSTED.contains(digest.algorithm()))
        .anyMatch(
            digest ->
                knownGood.stream().anyMatch(list -> list.entries(digest).findAny().isPresent()));
  }

  private static int percent(Match.Video video) {
    return Math.max(video.item().percent(), video.listed().percent());
  }

  /** By id. */
  @Override
  public List<ListVersion> lists() {
    return versions;
  }

  @Override
  public Set<DigestAlgorithm> digests() {
    return digests;
  }

  @Override
  public boolean holds(String algorithm) {
    return lists.stream().anyMatch(list -> list.holds(algorithm));
  }

  /** By list, then by entry id and classification. */
  @Override
  public List<Match.Exact> find(Digest digest) {
    return lists.stream().flatMap(list -> list.find(digest).stream()).toList();
  }

  /** By how much is shown, then by distance, list, value, entry id and classification. */
  @Override
  public List<Match.Video> find(List<SampledFrame> frames) {
    return lists.stream()
        .flatMap(list -> list.find(frames))
        .sorted(VIDEO_ORDER)
        .limit(MOST_NEAR)
        .toList();
  }

  @Override
  public boolean isNear(PdqHashes picture, int margin) {
    return lists.stream().anyMatch(list -> list.isNear(picture, margin));
  }

  @Override
  public double nanos(int margin) {
    return lists.stream().mapToDouble(list -> list.nanos(margin)).sum();
  }

  /**
   * By distance, then by list, value, entry id and classification. A picture may be near thousands
   * of entries; at most {@link #MOST_NEAR} are told, the nearest ones. The nearest of each list is
   * always among them, even if there are more lists than that, so that the verdict is the one that
   * all of them would give.
   */
  @Override
  public List<Match.Near> find(PdqHashes picture) {
    List<Match.Near> nearest = new ArrayList<>();
    List<Match.Near> others = new ArrayList<>();
    for (IndexedList list : lists) {
      List<Match.Near> found = list.find(picture, MOST_NEAR);
      found.stream().limit(1).forEach(nearest::add);
      found.stream().skip(1).forEach(others::add);
    }
    others.sort(ORDER);
    others.stream().limit(Math.max(0, MOST_NEAR - nearest.size())).forEach(nearest::add);
    nearest.sort(ORDER);
    return List.copyOf(nearest);
  }
}
