package assay.stage;

import assay.fingerprint.Digest;
import assay.fingerprint.Pdq;
import java.util.List;

/**
 * Contents that were seen before, by how they look. Safe to share between threads.
 *
 * <p>What looks alike may have come from anywhere: whoever asks may say where a lookalike was seen,
 * and never that a picture came from there.
 */
public interface Lookalikes {
  /**
   * A content of which a picture is near.
   *
   * @param content SHA-256 of its stored bytes
   * @param distance of its nearest picture, in bits, 0..256
   */
  record Lookalike(Digest content, int distance) {}

  /** How many pictures are known. */
  long pictures();

  /**
   * All contents with a picture within a distance of this one, each once, nearest first and then by
   * digest. A picture that was turned or mirrored is none.
   *
   * @param distance in bits, 0..{@value assay.policy.Thresholds#WIDEST}
   * @throws IllegalArgumentException if the distance is outside
   */
  List<Lookalike> of(Pdq picture, int distance);
}
