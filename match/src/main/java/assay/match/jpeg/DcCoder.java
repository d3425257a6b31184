package assay.match.jpeg;

/** Decodes the DC coefficients of one component in a scan (T.81, F.2.2.1). */
class DcCoder {
  static final int TO_LOOK = Long.SIZE - HuffmanTable.LOOK;

  final BitReader in;
  boolean damaged;

  private final HuffmanTable dc;
  private final short[] looked;
  private int prediction;

  DcCoder(BitReader in, HuffmanTable dc) {
    this.in = in;
    this.dc = dc;
    this.looked = dc.looked();
  }

  /** Begins anew behind a restart marker. */
  final void restart() {
    prediction = 0;
  }

  /** Whether something was no code, or a block had too many coefficients. */
  final boolean isDamaged() {
    return damaged;
  }

  /** Decodes the DC coefficient. */
  final int dc() {
    int size = size();
    if (size > 0) {
      prediction += HuffmanTable.extended(in.take(size), size);
    }
    return (short) prediction;
  }

  /** Passes over the DC coefficient. */
  final void skipDc() {
    in.drop(size());
  }

  private int size() {
    in.need();
    int entry = looked[(int) (in.bits >>> TO_LOOK)];
    if (entry == 0) {
      entry = longCode(dc, in.bits);
    }
    in.drop(entry >> 8);
    return entry & 0xff;
  }

  final int longCode(HuffmanTable table, long bits) {
    int entry = table.longCode(bits);
    damaged |= HuffmanTable.isBad(entry);
    return entry;
  }
}
