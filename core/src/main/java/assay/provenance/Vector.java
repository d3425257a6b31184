package assay.provenance;

import assay.json.JsonObject;

/**
 * The five dimensions of completeness, each 0..3 (specification: the table of the provenance page).
 */
public record Vector(int where, int when, int how, int integrity, int chain) {
  public Vector {
    for (int dimension : new int[] {where, when, how, integrity, chain}) {
      if (dimension < 0 || dimension > 3) {
        throw new IllegalArgumentException("a dimension is not in 0..3: " + dimension);
      }
    }
  }

  /** The first grade whose line holds. */
  public Grade grade() {
    if (where == 3 && when == 3 && how == 3 && integrity == 3 && chain >= 2) {
      return Grade.P4;
    } else if (where == 3 && when >= 2 && how >= 2 && integrity >= 2) {
      return Grade.P3;
    } else if (where >= 2 && when >= 1) {
      return Grade.P2;
    }
    return where >= 1 ? Grade.P1 : Grade.P0;
  }

  public Actionable actionable() {
    if (where == 3 && when >= 2) {
      return Actionable.YES;
    }
    return where >= 2 ? Actionable.PARTLY : Actionable.NO;
  }

  public JsonObject json() {
    return JsonObject.empty()
        .with("where", where)
        .with("when", when)
        .with("how", how)
        .with("integrity", integrity)
        .with("chain", chain);
  }
}
