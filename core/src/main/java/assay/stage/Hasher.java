package assay.stage;

import assay.fingerprint.PdqHashes;
import assay.item.MediaType;
import assay.verdict.Reason;
import java.util.List;
import java.util.Optional;

/**
 * Computes one kind of perceptual hash.
 *
 * <p>Safe to share between threads. The same bytes give the same hashes on every machine and in
 * every year: the lists were computed by others, long ago. Never runs without end: a picture that
 * takes too long, or too much memory, is unreadable.
 */
public interface Hasher {
  /** The algorithm's name: {@code pdq}. */
  String algorithm();

  /** Whether items of this medium must be hashed before they can be clear. */
  boolean appliesTo(MediaType type);

  /**
   * Hashes the pictures in the content, in order.
   *
   * @param content all bytes of the item's last reading
   * @throws UnreadableItemException if no picture can be decoded
   */
  Hashed hash(byte[] content, MediaType type) throws UnreadableItemException;

  /**
   * What was hashed.
   *
   * @param pictures one for each distinct frame, at least one
   * @param fault why that is not all of it; a part may match, but is never clear
   * @param outcome how the pixels were read
   */
  record Hashed(List<PdqHashes> pictures, Optional<Reason> fault, Outcome outcome) {
    public Hashed {
      pictures = List.copyOf(pictures);
      if (fault.isPresent() && outcome.ruledOut()) {
        throw new IllegalArgumentException("a picture with a fault cannot be ruled out");
      }
    }
  }
}
