package assay.fingerprint;

import java.util.List;

/**
 * One frame that was sampled from an item's video.
 *
 * @param track which of the item's video tracks it is of, from 0
 * @param millis since the beginning
 * @param looks what PDQ says of the whole frame, and then of the frame without black bars, if it
 *     has some
 */
public record SampledFrame(int track, long millis, List<PdqHashes> looks) {
  public SampledFrame {
    looks = List.copyOf(looks);
    if (looks.isEmpty()) {
      throw new IllegalArgumentException("a frame that was looked at has hashes");
    }
    if (track < 0 || millis < 0) {
      throw new IllegalArgumentException("the track or the time of a frame is negative");
    }
  }

  /** The whole frame. */
  public PdqHashes whole() {
    return looks.get(0);
  }
}
