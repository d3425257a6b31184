package assay.stage;

/**
 * How the pixels of a picture were read.
 *
 * @param label as records write it: {@code exact}, {@code partial}, {@code scaled-8}
 * @param ruledOut whether the hasher has already found that no entry of any list can be within the
 *     distance at which an item leaves; such a picture is not looked up again
 */
public record Outcome(String label, boolean ruledOut) {
  /** All pixels, at full resolution, by the reference algorithm. */
  public static final Outcome EXACT = new Outcome("exact", false);

  /** The pixels that are there, at full resolution; some are missing or damaged. */
  public static final Outcome PARTIAL = new Outcome("partial", false);

  /**
   * A first look was enough: the hash is near that of the full picture, and farther from every
   * entry than an item's hash may be to leave, by more than the two can differ.
   *
   * @param scale a value was read for each square of so many pixels a side: 1, 2, 4, 8
   */
  public static Outcome scaled(int scale) {
    return new Outcome("scaled-" + scale, true);
  }
}
