package assay.dataset.packed;

/** How far a member may expand before it is given up: a bomb never runs to its end. */
public final class Expansion {
  private static final long MOST = 1L << 30;
  private static final long FREE = 1L << 20;
  private static final long RATIO = 200;

  private long unpacked;

  /**
   * Counts, and says whether that was too much.
   *
   * @param more bytes that came out
   * @param packed bytes that went in so far
   */
  public boolean exceeds(int more, long packed) {
    unpacked += more;
    return unpacked > MOST || unpacked - FREE > RATIO * packed;
  }
}
