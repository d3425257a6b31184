package assay.match.jpeg;

/**
 * What becomes of the blocks of one component. Rows and columns are those of blocks in the
 * component.
 */
abstract class Blocks {
  /** Decodes the next block. */
  abstract void read(SequentialCoder coder, int row, int column);

  /** There are no bits left for a block: all its coefficients are 0. */
  abstract void missing(int row, int column);

  /** Those of a component that is not asked for. */
  static final class Skipped extends Blocks {
    @Override
    void read(SequentialCoder coder, int row, int column) {
      coder.skip();
    }

    @Override
    void missing(int row, int column) {
      // nobody asks for it
    }
  }
}
