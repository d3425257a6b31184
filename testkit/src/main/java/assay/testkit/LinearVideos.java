package assay.testkit;

import assay.fingerprint.PdqHashes;
import assay.fingerprint.SampledFrame;
import assay.fingerprint.Transform;
import assay.fingerprint.Vpdq;
import assay.list.ListEntry;
import assay.policy.Policy;
import assay.policy.Thresholds;
import assay.verdict.Match;
import assay.verdict.Share;
import assay.verdict.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Compares every frame with every listed one, in a table, and reads everything off that. */
final class LinearVideos {
  private final ListEntry entry;
  private final List<SampledFrame> item;
  private final List<Vpdq.Frame> listed;
  private final long tolerance;
  private final int[][] near; // the distance, or -1

  private LinearVideos(ListEntry entry, Policy policy, List<SampledFrame> frames) {
    Thresholds thresholds = policy.thresholds(entry.list());
    List<Vpdq.Frame> all =
        ((Vpdq) entry.fingerprint())
            .frames().stream().sorted(Comparator.comparingLong(Vpdq.Frame::millis)).toList();
    this.entry = entry;
    this.item =
        frames.stream()
            .filter(f -> f.looks().stream().anyMatch(l -> l.quality() >= thresholds.minQuality()))
            .sorted(Comparator.comparing(SampledFrame::track).thenComparing(SampledFrame::millis))
            .toList();
    this.listed = all.stream().filter(f -> f.quality() >= thresholds.minQuality()).toList();
    long span = all.get(all.size() - 1).millis() - all.get(0).millis();
    this.tolerance = 1_000 + Math.min(10_000, span / Math.max(1, all.size() - 1));
    this.near = new int[item.size()][listed.size()];
    for (int i = 0; i < item.size(); i++) {
      for (int j = 0; j < listed.size(); j++) {
        near[i][j] = distance(item.get(i), listed.get(j), policy, thresholds);
      }
    }
  }

  static List<Match.Video> find(
      Collection<ListEntry> entries, Policy policy, List<SampledFrame> frames) {
    return entries.stream()
        .filter(entry -> entry.fingerprint() instanceof Vpdq)
        .map(entry -> new LinearVideos(entry, policy, frames))
        .filter(table -> table.matched().length > 0)
        .map(LinearVideos::match)
        .filter(match -> policy.video().isPassedBy(match))
        .sorted(
            Comparator.comparing(
                    (Match.Video m) -> -Math.max(m.item().percent(), m.listed().percent()))
                .thenComparing(Match.Video::distance)
                .thenComparing(m -> m.entry().list())
                .thenComparing(m -> m.entry().fingerprint().recorded())) // and then as they come
        .toList();
  }

  private static int distance(
      SampledFrame frame, Vpdq.Frame listed, Policy policy, Thresholds thresholds) {
    int nearest = thresholds.maxDistance() + 1;
    for (PdqHashes look : frame.looks()) {
      if (look.quality() >= thresholds.minQuality()) {
        for (Transform transform : policy.variants()) {
          nearest = Math.min(nearest, look.variant(transform).distance(listed.hash()));
          nearest = Math.min(nearest, look.turned(transform).distance(listed.hash()));
        }
      }
    }
    return nearest > thresholds.maxDistance() ? -1 : nearest;
  }

  private int[] matched() {
    return IntStream.range(0, item.size())
        .filter(i -> Arrays.stream(near[i]).anyMatch(d -> d >= 0))
        .toArray();
  }

  private Match.Video match() {
    int[] matched = matched();
    int[] distances =
        Arrays.stream(matched)
            .map(i -> Arrays.stream(near[i]).filter(d -> d >= 0).min().orElseThrow())
            .sorted()
            .toArray();
    int seen =
        (int)
            IntStream.range(0, listed.size())
                .filter(j -> Arrays.stream(matched).anyMatch(i -> near[i][j] >= 0))
                .count();
    long longest = 0;
    for (int i = 0; i < item.size(); i++) {
      for (int j = 0; j < listed.size(); j++) {
        if (near[i][j] >= 0) {
          longest = Math.max(longest, end(i, j) - item.get(i).millis());
        }
      }
    }
    return new Match.Video(
        entry,
        distances[(distances.length - 1) / 2],
        new Share(matched.length, item.size()),
        new Share(seen, listed.size()),
        (int) (longest / 1_000) + 1,
        ranges(matched));
  }

  /** When the longest run ends that goes on from this pair. */
  private long end(int i, int j) {
    long end = item.get(i).millis();
    if (i + 1 < item.size() && item.get(i + 1).track() == item.get(i).track()) {
      long passed = item.get(i + 1).millis() - item.get(i).millis();
      for (int k = 0; k < listed.size(); k++) {
        long step = listed.get(k).millis() - listed.get(j).millis();
        if (near[i + 1][k] >= 0 && step >= 0 && Math.abs(step - passed) <= tolerance) {
          end = Math.max(end, end(i + 1, k));
        }
      }
    }
    return end;
  }

  private List<TimeRange> ranges(int[] matched) {
    List<TimeRange> ranges = new ArrayList<>();
    for (int at = 0; at < matched.length; ) {
      int first = at;
      while (at + 1 < matched.length
          && matched[at + 1] == matched[at] + 1
          && item.get(matched[at + 1]).track() == item.get(matched[at]).track()) {
        at++;
      }
      SampledFrame from = item.get(matched[first]);
      ranges.add(new TimeRange(from.track(), from.millis(), item.get(matched[at]).millis()));
      at++;
    }
    return ranges;
  }
}
