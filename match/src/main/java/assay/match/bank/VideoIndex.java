package assay.match.bank;

import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import assay.fingerprint.SampledFrame;
import assay.fingerprint.Transform;
import assay.fingerprint.Vpdq;
import assay.list.ListEntry;
import assay.match.index.FingerprintSorter;
import assay.match.index.HammingIndex;
import assay.policy.Policy;
import assay.policy.Thresholds;
import assay.verdict.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The videos of one list, found by any of their frames. Frames of too little quality are on neither
 * side: nobody is told that a black picture was seen.
 */
final class VideoIndex {
  private final Thresholds thresholds;
  private final Policy policy;
  private final List<ListedVideo> videos;
  private final FingerprintSorter.Sorted frames;
  private final HammingIndex index;
  private final int[] videoOf; // of a frame, by its number among all
  private final int[] frameOf; // its number within its video

  private VideoIndex(List<ListedVideo> videos, Thresholds thresholds, Policy policy) {
    this.thresholds = thresholds;
    this.policy = policy;
    this.videos = videos;
    int all = videos.stream().mapToInt(ListedVideo::size).reduce(0, Math::addExact);
    this.videoOf = new int[all];
    this.frameOf = new int[all];
    FingerprintSorter sorter = new FingerprintSorter("pdq");
    int number = 0;
    for (int video = 0; video < videos.size(); video++) {
      List<Vpdq.Frame> own = videos.get(video).frames();
      for (int frame = 0; frame < own.size(); frame++) {
        sorter.add(own.get(frame).hash());
        videoOf[number] = video;
        frameOf[number++] = frame;
      }
    }
    this.frames = sorter.sort();
    this.index = HammingIndex.of(frames.column());
  }

  /** Of entries that list videos. */
  static VideoIndex of(Stream<ListEntry> entries, Thresholds thresholds, Policy policy) {
    Map<Fingerprint, List<ListEntry>> byValue =
        entries.collect(
            Collectors.groupingBy(
                ListEntry::fingerprint,
                () -> new TreeMap<>(Fingerprint.BY_BYTES),
                Collectors.toList()));
    return new VideoIndex(
        byValue.entrySet().stream()
            .map(v -> ListedVideo.of((Vpdq) v.getKey(), v.getValue(), thresholds.minQuality()))
            .toList(),
        thresholds,
        policy);
  }

  boolean isEmpty() {
    return videos.isEmpty();
  }

  /** Those that the item shows, by the policy's bars. */
  Stream<Match.Video> find(List<SampledFrame> sampled) {
    if (videos.isEmpty()) {
      return Stream.empty();
    }
    List<SampledFrame> item =
        sampled.stream()
            .filter(frame -> frame.looks().stream().anyMatch(this::isHashable))
            .sorted(
                Comparator.comparingInt(SampledFrame::track)
                    .thenComparingLong(SampledFrame::millis))
            .toList();
    Map<Integer, Showing> showings = new TreeMap<>();
    for (int i = 0; i < item.size(); i++) {
      for (Map.Entry<Integer, SortedMap<Integer, Integer>> near : near(item.get(i)).entrySet()) {
        showings
            .computeIfAbsent(near.getKey(), v -> new Showing(videos.get(v), item))
            .add(i, near.getValue());
      }
    }
    return showings.values().stream()
        .map(Showing::match)
        .flatMap(Optional::stream)
        .flatMap(List::stream)
        .filter(policy.video()::isPassedBy);
  }

  private boolean isHashable(PdqHashes look) {
    return look.quality() >= thresholds.minQuality();
  }

  /** By video the listed frames that a frame looks like, and how near each is. */
  private Map<Integer, SortedMap<Integer, Integer>> near(SampledFrame frame) {
    List<Pdq> queries = new ArrayList<>();
    for (PdqHashes look : frame.looks()) {
      if (isHashable(look)) {
        for (Transform variant : policy.variants()) {
          Set<Pdq> hashes = IndexedList.hashes(look, variant);
          queries.addAll(hashes);
        }
      }
    }
    Map<Integer, Integer> nearest = new HashMap<>(); // by position of the value
    index.find(
        queries,
        thresholds.maxDistance(),
        (query, position, distance) -> nearest.merge(position, distance, Math::min));
    Map<Integer, SortedMap<Integer, Integer>> byVideo = new HashMap<>();
    nearest.forEach(
        (position, distance) -> {
          for (int arrival : frames.arrivals(position)) {
            byVideo
                .computeIfAbsent(videoOf[arrival], v -> new TreeMap<>())
                .put(frameOf[arrival], distance);
          }
        });
    return byVideo;
  }
}
