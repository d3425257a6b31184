package assay.match.bank;

import assay.fingerprint.SampledFrame;
import assay.verdict.Match;
import assay.verdict.Share;
import assay.verdict.TimeRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What an item shows of one listed video, gathered frame by frame.
 *
 * <p>A run is a stretch of neighbouring frames of the item, each of which looks like a frame of the
 * listed video, in which the listed video goes on as the item does: from one to the next as much
 * time passes in both, give or take a second and the listed video's own step.
 */
final class Showing {
  private static final long TOLERANCE = 1_000;
  private static final long LONGEST_STEP = 10_000;

  private final ListedVideo listed;
  private final List<SampledFrame> item;
  private final long tolerance;
  private final BitSet shown = new BitSet();
  private final List<Integer> distances = new ArrayList<>();
  private final List<TimeRange> ranges = new ArrayList<>();

  /** One for each listed frame that the last frame of the item looks like, in order. */
  private List<Run> runs = List.of();

  private int last = -1;
  private long longest;

  /**
   * A stretch so far.
   *
   * @param at time of the listed frame
   * @param begun time of the item's first frame
   */
  private record Run(long at, long begun) {}

  /**
   * Nothing is shown yet.
   *
   * @param item all its frames of enough quality, by track and time
   */
  Showing(ListedVideo listed, List<SampledFrame> item) {
    this.listed = listed;
    this.item = item;
    this.tolerance = TOLERANCE + Math.min(LONGEST_STEP, listed.stepMillis());
  }

  /**
   * A frame of the item, behind those that were added before, looks like some of the listed.
   *
   * @param near the distance of each of these
   */
  void add(int frame, SortedMap<Integer, Integer> near) {
    near.keySet().forEach(shown::set);
    distances.add(Collections.min(near.values()));
    boolean goesOn = last == frame - 1 && last >= 0 && isSameTrack(last, frame);
    extendRuns(frame, near, goesOn);
    extendRanges(frame, goesOn);
    last = frame;
  }

  private boolean isSameTrack(int a, int b) {
    return item.get(a).track() == item.get(b).track();
  }

  /**
   * Of a still scene every frame looks like every other, so the earliest beginning is not looked
   * for anew for each: what comes before a later frame lies in a later window.
   */
  private void extendRuns(int frame, SortedMap<Integer, Integer> near, boolean goesOn) {
    long now = item.get(frame).millis();
    long passed = goesOn ? now - item.get(last).millis() : 0;
    List<Run> before = goesOn ? runs : List.of();
    List<Run> extended = new ArrayList<>();
    Deque<Run> earliest = new ArrayDeque<>(); // those in the window, the later the later begun
    int next = 0;
    for (int j : near.keySet()) {
      long at = listed.frames().get(j).millis();
      while (next < before.size()
          && before.get(next).at() <= Math.min(at, at - passed + tolerance)) {
        Run run = before.get(next++);
        while (!earliest.isEmpty() && earliest.getLast().begun() >= run.begun()) {
          earliest.removeLast();
        }
        earliest.addLast(run);
      }
      while (!earliest.isEmpty() && earliest.getFirst().at() < at - passed - tolerance) {
        earliest.removeFirst();
      }
      long begun = earliest.isEmpty() ? now : earliest.getFirst().begun();
      extended.add(new Run(at, begun));
      longest = Math.max(longest, now - begun);
    }
    runs = extended;
  }

  private void extendRanges(int frame, boolean goesOn) {
    SampledFrame now = item.get(frame);
    long from = now.millis();
    if (goesOn) {
      from = ranges.remove(ranges.size() - 1).from();
    }
    ranges.add(new TimeRange(now.track(), from, now.millis()));
  }

  /** A match for each entry; empty if nothing was shown. */
  Optional<List<Match.Video>> match() {
    if (distances.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> sorted = distances.stream().sorted().toList();
    Share ofItem = new Share(distances.size(), item.size());
    Share ofListed = new Share(shown.cardinality(), listed.size());
    int median = sorted.get((sorted.size() - 1) / 2);
    int run = (int) (longest / 1_000) + 1;
    return Optional.of(
        listed.entries().stream()
            .map(entry -> new Match.Video(entry, median, ofItem, ofListed, run, ranges))
            .toList());
  }
}
