package assay.policy;

/**
 * How much one entry of a list may match in a run before it is flagged: a logo or a blank page on a
 * list matches what has nothing to do with it. What it matched leaves the training data like
 * anything else, but waits for one review of the entry.
 *
 * @param contents distinct contents, at least 1
 * @param items items, copies included, at least 1
 */
public record FloodLimit(long contents, long items) {
  public FloodLimit {
    if (contents < 1 || items < 1) {
      throw new IllegalArgumentException("a flood limit is at least 1");
    }
  }

  /** A hundred contents, or a thousand items. */
  public static FloodLimit standard() {
    return new FloodLimit(100, 1_000);
  }

  /** Whether so much is a flood. */
  public boolean isExceededBy(long contents, long items) {
    return contents > this.contents || items > this.items;
  }
}
