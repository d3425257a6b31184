package assay.policy;

import assay.verdict.Match;

/**
 * How much of a video must look like a listed one. A known clip in a long video is a small share of
 * the item and all that is listed; an excerpt of a known video is the other way round; so each side
 * has a bar of its own, and one of them is enough. Parts of both are found by their longest run.
 *
 * @param itemPercent of the item's frames; 1..100
 * @param listedPercent of the listed frames; 1..100
 * @param runSeconds the longest run; at least 1
 */
public record VideoBars(int itemPercent, int listedPercent, int runSeconds) {
  public VideoBars {
    percent("itemPercent", itemPercent);
    percent("listedPercent", listedPercent);
    if (runSeconds < 1) {
      throw new IllegalArgumentException("runSeconds is at least 1, not " + runSeconds);
    }
  }

  private static void percent(String name, int value) {
    if (value < 1 || value > 100) {
      throw new IllegalArgumentException(name + " is in 1..100, not " + value);
    }
  }

  /** Eight of ten frames on either side, or five seconds. */
  public static VideoBars standard() {
    return new VideoBars(80, 80, 5);
  }

  /** Whether the item leaves for it. */
  public boolean isPassedBy(Match.Video video) {
    return isMatchedBy(video) || video.runSeconds() >= runSeconds;
  }

  /** Whether one of the videos is, for the most part, in the other. */
  public boolean isMatchedBy(Match.Video video) {
    return video.item().percent() >= itemPercent || video.listed().percent() >= listedPercent;
  }
}
