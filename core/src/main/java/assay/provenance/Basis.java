package assay.provenance;

import java.util.Locale;

/** On whose word a fact rests; strongest first. */
public enum Basis {
  /** Read by us from the archived exchange or from the bytes themselves. */
  OBSERVED,
  /** Declared upstream and confirmed against bytes or an index by digest. */
  VERIFIED,
  /** Found by joining with another dataset by exact digest or exact record position. */
  JOINED,
  /** Copied from upstream metadata, unchecked. */
  DECLARED,
  /** Typed in or configured by a person of the operator. */
  OPERATOR,
  /** Guessed by rule; never raises a dimension above 1. */
  INFERRED;

  /** Lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
