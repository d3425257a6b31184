package assay.provenance;

/** How complete a provenance record is; {@code P4} is complete, {@code P0} says nothing. */
public enum Grade {
  P0,
  P1,
  P2,
  P3,
  P4;

  public boolean reaches(Grade floor) {
    return compareTo(floor) >= 0;
  }
}
