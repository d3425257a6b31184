package assay.provenance;

import java.util.Locale;

/** Whether a recipient could act on the record: a place and a time, a place only, neither. */
public enum Actionable {
  YES,
  PARTLY,
  NO;

  /** Lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
