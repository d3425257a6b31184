package assay.match.jpeg;

/** The coefficients of a component, or their DC alone, until all scans were read. */
final class Store extends Blocks {
  private final int columns;
  private final int perBlock;
  private final short[] coefficients;
  private final byte[] places;
  private final int[] found = new int[Zigzag.BLOCK];

  /**
   * Holds zeros.
   *
   * @param perBlock 64, or 1 for DC alone
   */
  Store(Frame frame, Component component, int perBlock) {
    this.columns = frame.mcuColumns() * component.across();
    this.perBlock = perBlock;
    int rows = frame.mcuRows() * component.down();
    this.coefficients = new short[columns * rows * perBlock];
    this.places = new byte[columns * rows];
  }

  /** The bytes that a store takes. */
  static long bytes(Frame frame, Component component, int perBlock) {
    long columns = (long) frame.mcuColumns() * component.across();
    long rows = (long) frame.mcuRows() * component.down();
    return columns * rows * (perBlock * (long) Short.BYTES + 1);
  }

  short[] coefficients() {
    return coefficients;
  }

  /** The number of a block. */
  int block(int row, int column) {
    return row * columns + column;
  }

  /** The place of a block's first coefficient. */
  int first(int block) {
    return block * perBlock;
  }

  /** Notes the places of AC coefficients that may differ from 0, or-ed together. */
  void note(int block, int added) {
    places[block] |= (byte) added;
  }

  @Override
  void read(SequentialCoder coder, int row, int column) {
    int block = block(row, column);
    int at = first(block);
    coefficients[at] = (short) coder.dc();
    if (perBlock == 1) {
      coder.skipAc();
      return;
    }
    int count = coder.ac(found);
    for (int i = 0; i < count; i++) {
      int place = Zigzag.PLACE[found[i] >> 16];
      coefficients[at + place] = (short) found[i];
      note(block, place);
    }
  }

  @Override
  void missing(int row, int column) {
    // they are 0 from the start
  }

  /** Shows a row of MCUs, of all its columns of blocks. */
  void show(Strip strip, int firstRow, int rows) {
    for (int row = firstRow; row < firstRow + rows; row++) {
      for (int column = 0; column < columns; column++) {
        int block = block(row, column);
        strip.show(coefficients, first(block), places[block], row, column);
      }
    }
  }
}
