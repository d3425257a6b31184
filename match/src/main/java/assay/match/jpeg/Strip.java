package assay.match.jpeg;

/** The blocks of a component that lie in one row of MCUs, as the values of a look at them. */
abstract class Strip extends Blocks {
  private final int down;
  private int top;

  /**
   * Begins at the top of the component.
   *
   * @param down rows of blocks in the strip
   */
  Strip(int down) {
    this.down = down;
  }

  /**
   * Shows a block that was stored.
   *
   * @param places of its AC coefficients that may differ from 0, or-ed together
   */
  abstract void show(short[] coefficients, int at, int places, int row, int column);

  /** Copies a row of values. */
  abstract void copy(int row, float[] luma);

  /** Rows of values to a block. */
  abstract int rowsOfBlock();

  /** Goes on to the next row of MCUs. */
  void next() {
    top += down;
  }

  int rows() {
    return down * rowsOfBlock();
  }

  /** The first row of blocks. */
  final int top() {
    return top;
  }

  /** The row within the strip. */
  int within(int row) {
    return row - top;
  }
}
