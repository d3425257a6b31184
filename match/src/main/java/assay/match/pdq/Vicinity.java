package assay.match.pdq;

import assay.fingerprint.PdqHashes;

/**
 * What a first look asks of the lists of a run.
 *
 * <p>Safe to share between threads.
 */
public interface Vicinity {
  /**
   * Whether some entry may be within its list's greatest distance of a picture whose hashes are
   * only known to within a margin. Quality is not asked about: it, too, is only nearly known.
   *
   * @param picture in any of its variants
   * @param margin bits by which each hash may be off
   */
  boolean isNear(PdqHashes picture, int margin);

  /**
   * What {@link #isNear} is expected to cost.
   *
   * @return nanoseconds; infinite if an index cannot search that far
   */
  double nanos(int margin);
}
