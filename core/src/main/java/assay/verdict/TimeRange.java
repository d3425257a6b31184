package assay.verdict;

/**
 * A stretch of a video.
 *
 * @param track which of the item's video tracks, from 0
 * @param from of the first frame, in milliseconds
 * @param to of the last frame, in milliseconds
 */
public record TimeRange(int track, long from, long to) {
  public TimeRange {
    if (track < 0 || from < 0 || to < from) {
      throw new IllegalArgumentException("a range ends before it begins");
    }
  }
}
