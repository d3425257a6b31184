package assay.match.pdq;

import assay.fingerprint.PdqHashes;

/**
 * The grids of a picture whose rows, columns, both or none come in reverse order. They are not one
 * another's mirror image: the places that are looked at lie off centre.
 */
final class Grids {
  private final Grid upright = new Grid();
  private final Grid rowsReversed = new Grid();
  private final Grid columnsReversed = new Grid();
  private final Grid bothReversed = new Grid();

  /**
   * Takes a row.
   *
   * @param reversed whether it is the one that is looked at if the rows come in reverse order
   * @param averages 64 for the columns in their order, 64 for those in reverse order
   */
  void row(int i, boolean reversed, float[] averages) {
    (reversed ? rowsReversed : upright).row(i, averages, 0);
    (reversed ? bothReversed : columnsReversed).row(i, averages, Grid.SIDE);
  }

  /** Never filled, they are those of a picture too small to hash: all zero, quality 0. */
  PdqHashes hashes() {
    Frequencies none = upright.frequencies();
    return new PdqHashes(
        Dihedral.hashes(
            none,
            none.reversed(true, false),
            none.reversed(false, true),
            none.reversed(true, true)),
        Dihedral.hashes(
            none,
            rowsReversed.frequencies(),
            columnsReversed.frequencies(),
            bothReversed.frequencies()),
        upright.quality());
  }
}
