package assay.match.bank;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import assay.fingerprint.SampledFrame;
import assay.fingerprint.Transform;
import assay.fingerprint.Vpdq;
import assay.list.ListVersion;
import assay.match.list.FrozenList;
import assay.policy.Policy;
import assay.policy.Thresholds;
import assay.verdict.Match;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One list, and what the policy says of it. */
final class IndexedList {
  private static final String PDQ = "pdq";

  private final FrozenList list;
  private final Thresholds thresholds;
  private final Set<Transform> variants;
  private final Set<DigestAlgorithm> digests = EnumSet.noneOf(DigestAlgorithm.class);
  private final boolean pdq;
  private final VideoIndex videos;

  IndexedList(FrozenList list, Policy policy) {
    this.list = list;
    this.thresholds = policy.thresholds(list.version().id());
    this.variants = policy.variants();
    list.algorithms().stream()
        .map(DigestAlgorithm::named)
        .flatMap(Optional::stream)
        .forEach(digests::add);
    this.pdq = list.algorithms().contains(PDQ);
    this.videos = VideoIndex.of(list.entries(Vpdq.NAME), thresholds, policy);
  }

  ListVersion version() {
    return list.version();
  }

  Set<DigestAlgorithm> digests() {
    return digests;
  }

  /** Whether it has perceptual hashes of this algorithm. */
  boolean holds(String algorithm) {
    return algorithm.equals(PDQ) ? pdq : algorithm.equals(Vpdq.NAME) && !videos.isEmpty();
  }

  List<Match.Exact> find(Digest digest) {
    return digests.contains(digest.algorithm())
        ? list.entries(digest).map(Match.Exact::new).toList()
        : List.of();
  }

  /** The nearest entries, at most so many, by distance, value, entry id and classification. */
  List<Match.Near> find(PdqHashes picture, int most) {
    if (!pdq || picture.quality() < thresholds.minQuality()) {
      return List.of();
    }
    List<Pdq> hashes = new ArrayList<>();
    List<Transform> transforms = new ArrayList<>(); // of the hash beside it
    for (Transform variant : variants) {
      for (Pdq hash : hashes(picture, variant)) {
        hashes.add(hash);
        transforms.add(variant);
      }
    }
    NearestValues nearest = new NearestValues(most);
    list.find(
        hashes,
        thresholds.maxDistance(),
        (query, value, distance) -> nearest.offer(value, distance, transforms.get(query)));
    return nearest.stream().flatMap(this::matches).limit(most).toList();
  }

  /** The videos that the frames show, in no particular order. */
  Stream<Match.Video> find(List<SampledFrame> frames) {
    return videos.find(frames);
  }

  /** Whether an entry is within the greatest distance and a margin, whatever the quality. */
  boolean isNear(PdqHashes picture, int margin) {
    int radius = thresholds.maxDistance() + margin;
    if (!pdq || radius > Thresholds.WIDEST) {
      return pdq; // farther than is searched, nothing can be ruled out
    }
    List<Pdq> hashes = variants.stream().flatMap(v -> hashes(picture, v).stream()).toList();
    boolean[] near = {false};
    list.find(hashes, radius, (query, value, distance) -> near[0] = true);
    return near[0];
  }

  /** What {@link #isNear} is expected to cost; infinite beyond what is searched. */
  double nanos(int margin) {
    int radius = thresholds.maxDistance() + margin;
    if (!pdq) {
      return 0;
    }
    int hashes = 2 * variants.size() - 1; // derived and turned; the picture as it is has one
    return radius > Thresholds.WIDEST ? Double.POSITIVE_INFINITY : hashes * list.estimate(radius);
  }

  /** The derived hash and that of the turned pixels; one, if they are equal. */
  static Set<Pdq> hashes(PdqHashes picture, Transform variant) {
    return Set.copyOf(List.of(picture.variant(variant), picture.turned(variant)));
  }

  private Stream<Match.Near> matches(NearestValues.Value value) {
    return list.entries(value.hash())
        .map(entry -> new Match.Near(entry, value.distance(), value.transform()));
  }
}
