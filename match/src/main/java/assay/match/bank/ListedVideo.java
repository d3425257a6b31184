package assay.match.bank;

import assay.fingerprint.Vpdq;
import assay.list.ListEntry;
import java.util.Comparator;
import java.util.List;

/**
 * A video of a list.
 *
 * @param entries that list it
 * @param frames of enough quality, by time
 * @param stepMillis from one of its frames to the next, on average
 */
record ListedVideo(List<ListEntry> entries, List<Vpdq.Frame> frames, long stepMillis) {
  static ListedVideo of(Vpdq video, List<ListEntry> entries, int minQuality) {
    List<Vpdq.Frame> all =
        video.frames().stream().sorted(Comparator.comparingLong(Vpdq.Frame::millis)).toList();
    long span = all.get(all.size() - 1).millis() - all.get(0).millis();
    return new ListedVideo(
        List.copyOf(entries),
        all.stream().filter(frame -> frame.quality() >= minQuality).toList(),
        span / Math.max(1, all.size() - 1));
  }

  int size() {
    return frames.size();
  }

  /** How many entries list it, never which. */
  @Override
  public String toString() {
    return "a video of " + frames.size() + " frames";
  }
}
