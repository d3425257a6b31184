package assay.match.child;

import assay.stage.Sampling;
import java.util.Locale;

/**
 * A video as it goes to a child, which reads it from its first byte to its last and cannot go back.
 *
 * @param sampling which frames are wanted
 */
public record CodedVideo(Container container, Feed feed, Sampling sampling) {
  /** Of one frame: 8K in any of its forms. */
  public static final long MOST_PIXELS = 8192 * 4352;

  /** What holds the tracks together, by the name of its reader. */
  public enum Container {
    /** MP4, QuickTime, 3GP. */
    MOV,
    /** Matroska, WebM. */
    MATROSKA,
    AVI;

    String demuxer() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
