package assay.match.jpeg;

/** Reads the blocks of one component in one scan. */
interface BlockTask {
  /** Reads the next block. */
  void read(int row, int column);

  /** There are no bits left for a block. */
  void missing(int row, int column);

  /** Begins anew behind a restart marker. */
  void restart();

  /** Whether bits were no code, or coefficients too many. */
  boolean isDamaged();

  /** In a sequential scan. */
  record Sequential(SequentialCoder coder, Blocks blocks) implements BlockTask {
    @Override
    public void read(int row, int column) {
      blocks.read(coder, row, column);
    }

    @Override
    public void missing(int row, int column) {
      blocks.missing(row, column);
    }

    @Override
    public void restart() {
      coder.restart();
    }

    @Override
    public boolean isDamaged() {
      return coder.isDamaged();
    }
  }
}
