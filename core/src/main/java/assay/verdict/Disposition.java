package assay.verdict;

import java.util.Locale;

/** What was done with an item. */
public enum Disposition {
  /** In the output. */
  KEPT,
  /** Out of the output, sealed in the vault. */
  QUARANTINED,
  /** Out of the output, not held. */
  WITHHELD;

  /** Lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
