package assay.policy;

import assay.fingerprint.Pdq;

/**
 * The two PDQ thresholds of a list, and its quality floor.
 *
 * @param matchedDistance up to here it is called a match; 0..maxDistance
 * @param maxDistance up to here it leaves the training data; 0..{@value #WIDEST}
 * @param minQuality hashes of pictures below it say too little to be compared; 0..100
 */
public record Thresholds(int matchedDistance, int maxDistance, int minQuality) {
  /** The widest distance that an index must search exactly. */
  public static final int WIDEST = 63;

  public Thresholds {
    if (maxDistance < 0 || maxDistance > WIDEST) {
      throw new IllegalArgumentException(
          "maxDistance is in 0.." + WIDEST + " of " + Pdq.BITS + " bits, not " + maxDistance);
    }
    if (matchedDistance < 0 || matchedDistance > maxDistance) {
      throw new IllegalArgumentException(
          "matchedDistance is in 0..maxDistance (" + maxDistance + "), not " + matchedDistance);
    }
    if (minQuality < 0 || minQuality > 100) {
      throw new IllegalArgumentException("minQuality is in 0..100, not " + minQuality);
    }
  }

  /** Matched to 20, removed to 31, quality from 50. */
  public static Thresholds standard() {
    return new Thresholds(20, 31, 50);
  }
}
