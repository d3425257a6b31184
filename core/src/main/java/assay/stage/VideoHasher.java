package assay.stage;

import assay.fingerprint.SampledFrame;
import assay.item.MediaType;
import assay.verdict.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Samples the frames of videos and hashes each like a picture.
 *
 * <p>Unlike a {@link Hasher} it reads the content piece by piece, because a video may be longer
 * than what is held in memory. Safe to share between threads; never runs without end.
 */
public interface VideoHasher {
  /** Which frames it takes; statements say so. */
  Sampling sampling();

  /** Whether items of this medium must be hashed before they can be clear. */
  boolean appliesTo(MediaType type);

  /**
   * Hashes the sampled frames of every video track.
   *
   * @throws UnreadableItemException if no frame can be decoded
   * @throws IOException if the content itself cannot be read again, which is not its fault
   */
  Sampled sample(Content content, MediaType type) throws UnreadableItemException, IOException;

  /**
   * What was hashed.
   *
   * @param frames by track and time, at least one
   * @param fault why that is not all there is to see; a part may match, but is never clear
   */
  record Sampled(List<SampledFrame> frames, Optional<Reason> fault) {
    public Sampled {
      frames = List.copyOf(frames);
    }
  }
}
