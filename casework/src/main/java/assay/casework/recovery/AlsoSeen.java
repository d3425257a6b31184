package assay.casework.recovery;

import assay.casework.captures.Sighting;
import assay.fingerprint.Digest;

/**
 * Where a content was seen that looks like an item: a lead, and no origin.
 *
 * @param content SHA-256 of the content that looks alike
 * @param distance of its picture from the item's, in bits, 0..256
 */
public record AlsoSeen(Sighting sighting, Digest content, int distance) {
  /** Names the source, never the address. */
  @Override
  public String toString() {
    return "something alike, " + sighting;
  }
}
