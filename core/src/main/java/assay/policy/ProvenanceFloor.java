package assay.policy;

import assay.provenance.Grade;

/**
 * How complete provenance must be before anything is published.
 *
 * @param grade the grade to reach
 * @param percent share of all items that must reach it, 0..100; 100 means every item
 */
public record ProvenanceFloor(Grade grade, int percent) {
  public ProvenanceFloor {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("percent is in 0..100, not " + percent);
    }
  }

  /** Nothing is demanded. */
  public static ProvenanceFloor none() {
    return new ProvenanceFloor(Grade.P0, 0);
  }

  /** Whether enough items reach the grade; of no items, all do. */
  public boolean holds(long reaching, long all) {
    return reaching * 100.0 >= (double) all * percent;
  }
}
