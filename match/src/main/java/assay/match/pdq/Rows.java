package assay.match.pdq;

/** A stage that takes rows from top to bottom. */
interface Rows {
  /** Takes the next row; the array is the giver's again afterwards. */
  void row(float[] row);

  /** Wants none. */
  final class None implements Rows {
    @Override
    public void row(float[] row) {
      // a picture too small to hash has nothing to average
    }
  }
}
