package assay.match.webp;

/** The samples of a frame, macroblock by macroblock. */
final class Vp8Frame {
  private final FrameHeader header;
  private final int across;
  private final int down;
  private final Plane luma;
  private final Plane u;
  private final Plane v;

  Vp8Frame(FrameHeader header, int across, int down) {
    this.header = header;
    this.across = across;
    this.down = down;
    luma = new Plane(across, down, 16);
    u = new Plane(across, down, 8);
    v = new Plane(across, down, 8);
  }

  /** Decodes all macroblocks; whether no partition ended too early. */
  boolean decode(BoolDecoder first, BoolDecoder[] partitions, Vp8Picture.Rows rows) {
    Modes modes = new Modes(header, across);
    Residuals residuals = new Residuals(header, across);
    Macroblocks macroblocks = new Macroblocks(across, residuals);
    LoopFilter filter = new LoopFilter(header, new Plane[] {luma, u, v}, across, down);
    for (int y = 0; y < down; y++) {
      rows.goOn();
      modes.nextRow(first);
      residuals.nextRow();
      BoolDecoder in = partitions[y % partitions.length];
      for (int x = 0; x < across; x++) {
        boolean any = residuals(in, x, modes, residuals);
        predict(x, y, modes, macroblocks);
        int level = header.filterLevel(modes.segments[x], modes.subblocks[x]);
        filter.note(y * across + x, level, any || modes.subblocks[x]);
      }
    }
    for (int y = 0; y < down; y++) {
      rows.goOn();
      filter.row(y);
    }
    boolean whole = !first.isExhausted();
    for (BoolDecoder partition : partitions) {
      whole &= !partition.isExhausted();
    }
    return whole;
  }

  private boolean residuals(BoolDecoder in, int x, Modes modes, Residuals residuals) {
    if (modes.skipped[x]) {
      residuals.skip(x, modes.subblocks[x]);
      return false;
    }
    return residuals.read(in, x, modes.subblocks[x], header.quantizer(modes.segments[x]));
  }

  private void predict(int x, int y, Modes modes, Macroblocks macroblocks) {
    if (modes.subblocks[x]) {
      macroblocks.luma(luma, x, y, modes.subblockModes, 16 * x);
    } else {
      macroblocks.luma(luma, x, y, modes.luma[x]);
    }
    macroblocks.chroma(u, x, y, modes.chroma[x], 16);
    macroblocks.chroma(v, x, y, modes.chroma[x], 20);
  }

  RgbRows rgb(int width, int height) {
    return new RgbRows(luma, u, v, width, height);
  }
}
