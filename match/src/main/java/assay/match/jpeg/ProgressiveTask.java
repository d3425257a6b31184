package assay.match.jpeg;

import assay.stage.UnreadableItemException;

/** Reads the blocks of one component in one scan of a progression (T.81, G.1.2 and G.2). */
abstract class ProgressiveTask implements BlockTask {
  final BitReader in;
  final short[] coefficients;
  final Store store;
  boolean damaged;

  ProgressiveTask(BitReader in, Store store) {
    this.in = in;
    this.store = store;
    this.coefficients = store.coefficients();
  }

  static BlockTask of(BitReader in, Scan scan, Scan.Part part, Tables tables, Store store)
      throws UnreadableItemException {
    if (!scan.isOfDc()) {
      HuffmanTable ac = tables.ac(part.ac()).preparedForAc();
      return scan.isFirst()
          ? new ProgressiveAc.First(in, store, scan, ac)
          : new ProgressiveAc.Refining(in, store, scan, ac);
    }
    if (!scan.isFirst()) {
      return new RefinedDc(in, store, scan.low());
    }
    // DC scans decode like those of sequential frames, with their lower bits left out.
    HuffmanTable dc = tables.dc(part.dc()).preparedForDc();
    return new FirstDc(new DcCoder(in, dc), in, store, scan.low());
  }

  @Override
  public final void missing(int row, int column) {
    // what the scans before left stays
  }

  @Override
  public boolean isDamaged() {
    return damaged;
  }

  /** The upper bits of DC. */
  private static final class FirstDc extends ProgressiveTask {
    private final DcCoder coder;
    private final int low;

    FirstDc(DcCoder coder, BitReader in, Store store, int low) {
      super(in, store);
      this.coder = coder;
      this.low = low;
    }

    @Override
    public void read(int row, int column) {
      coefficients[store.first(store.block(row, column))] = (short) (coder.dc() << low);
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

  /** One more bit of DC. */
  private static final class RefinedDc extends ProgressiveTask {
    private final int low;

    RefinedDc(BitReader in, Store store, int low) {
      super(in, store);
      this.low = low;
    }

    @Override
    public void read(int row, int column) {
      if (in.bit() != 0) {
        coefficients[store.first(store.block(row, column))] |= (short) (1 << low);
      }
    }

    @Override
    public void restart() {
      // each bit stands for itself
    }
  }

  /** The DC of a component that is not asked for. */
  static BlockTask skipped(BitReader in, Scan scan, Scan.Part part, Tables tables)
      throws UnreadableItemException {
    if (!scan.isFirst()) {
      return new SkippedBits(in);
    }
    HuffmanTable dc = tables.dc(part.dc()).preparedForDc();
    return new SkippedDc(new DcCoder(in, dc));
  }

  private record SkippedDc(DcCoder coder) implements BlockTask {
    @Override
    public void read(int row, int column) {
      coder.skipDc();
    }

    @Override
    public void missing(int row, int column) {
      // nobody asks for it
    }

    @Override
    public void restart() {
      // differences are not added up
    }

    @Override
    public boolean isDamaged() {
      return coder.isDamaged();
    }
  }

  private record SkippedBits(BitReader in) implements BlockTask {
    @Override
    public void read(int row, int column) {
      in.bit();
    }

    @Override
    public void missing(int row, int column) {
      // nobody asks for it
    }

    @Override
    public void restart() {
      // each bit stands for itself
    }

    @Override
    public boolean isDamaged() {
      return false;
    }
  }
}
