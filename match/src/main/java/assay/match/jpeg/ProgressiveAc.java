package assay.match.jpeg;

import static assay.match.jpeg.HuffmanTable.LOOK;

/** Reads AC coefficients in a scan of a progression. */
abstract class ProgressiveAc extends ProgressiveTask {
  private static final int TO_LOOK = Long.SIZE - LOOK;

  final HuffmanTable ac;
  final int from;
  final int to;
  final int low;

  /** How many blocks more have no new coefficients in the band. */
  int blocksToGo;

  private final short[] looked;

  ProgressiveAc(BitReader in, Store store, Scan scan, HuffmanTable ac) {
    super(in, store);
    this.ac = ac;
    this.from = scan.from();
    this.to = scan.to();
    this.low = scan.low();
    this.looked = ac.looked();
  }

  @Override
  public final void restart() {
    blocksToGo = 0;
  }

  /** Decodes a symbol. At least 15 bits are there afterwards. */
  final int symbol() {
    in.need();
    int entry = looked[(int) (in.bits >>> TO_LOOK)];
    if (entry == 0) {
      entry = longCode(in.bits);
    }
    in.drop(entry >> 8);
    return entry & 0xff;
  }

  final int longCode(long bits) {
    int entry = ac.longCode(bits);
    damaged |= HuffmanTable.isBad(entry);
    return entry;
  }

  /** The length of a run of blocks that end here (G.1.2.2, EOBn). */
  final int run(int size) {
    return (1 << size) + in.take(size);
  }

  /** The first bits of a band (G.1.2.2). */
  static final class First extends ProgressiveAc {
    private final int[] values;

    First(BitReader in, Store store, Scan scan, HuffmanTable ac) {
      super(in, store, scan, ac);
      this.values = ac.values();
    }

    @Override
    public void read(int row, int column) {
      if (blocksToGo > 0) {
        blocksToGo--;
        return;
      }
      band(store.block(row, column));
    }

    private void band(int block) {
      int at = store.first(block);
      int places = 0;
      BitReader in = this.in;
      int[] values = this.values;
      short[] coefficients = this.coefficients;
      int low = this.low;
      int to = this.to;
      long bits = in.bits;
      int count = in.count;
      int k = from;
      while (k <= to) {
        if (count < BitReader.LEAST) {
          in.bits = bits;
          in.count = count;
          in.need();
          bits = in.bits;
          count = in.count;
        }
        int entry = values[(int) (bits >>> TO_LOOK)];
        int value = entry >> 16;
        if (value != 0) {
          bits <<= entry;
          count -= entry & 0xff;
          k += entry >> 8 & 15;
        } else {
          entry = entry == 0 ? longCode(bits) : (entry & 0xff) << 8 | entry >> 8;
          bits <<= entry >> 8;
          count -= entry >> 8;
          int size = entry & 15;
          int run = entry >> 4 & 15;
          if (size == 0) {
            if (run < 15) {
              blocksToGo = (1 << run) - 1 + (int) (bits >>> 1 >>> (63 - run));
              bits <<= run;
              count -= run;
              break;
            }
            k += 16;
            continue;
          }
          value = HuffmanTable.extended((int) (bits >>> (Long.SIZE - size)), size);
          bits <<= size;
          count -= size;
          k += run;
        }
        int place = Zigzag.PLACE[Math.min(k, Zigzag.BLOCK - 1)];
        places |= place;
        coefficients[at + place] = (short) (value << low);
        k++;
      }
      store.note(block, places);
      in.bits = bits;
      in.count = count;
      damaged |= k > to + 1;
    }
  }

  /** One more bit of a band (G.1.2.3). */
  static final class Refining extends ProgressiveAc {
    Refining(BitReader in, Store store, Scan scan, HuffmanTable ac) {
      super(in, store, scan, ac);
    }

    @Override
    public void read(int row, int column) {
      int block = store.block(row, column);
      int at = store.first(block);
      int k = from;
      if (blocksToGo == 0) {
        k = bandUpToRun(block, at);
      }
      if (blocksToGo > 0) {
        correct(at, k);
        blocksToGo--;
      }
    }

    /** Reads until the band is full or a run of blocks begins; where that is. */
    private int bandUpToRun(int block, int at) {
      int k = from;
      while (k <= to) {
        int symbol = symbol();
        int run = symbol >> 4;
        int value = 0;
        if ((symbol & 15) != 0) {
          damaged |= (symbol & 15) != 1; // a new coefficient has one bit, whatever is said
          value = in.take(1) != 0 ? 1 << low : -1 << low;
        } else if (run < 15) {
          blocksToGo = run(run);
          return k;
        }
        k = pass(at, k, run);
        if (value != 0) {
          damaged |= k > to;
          int place = Zigzag.PLACE[Math.min(k, Zigzag.BLOCK - 1)];
          store.note(block, place);
          coefficients[at + place] = (short) value;
        }
        k++;
      }
      return k;
    }

    /** Passes over zeros as many as told, correcting the others; where the one behind them is. */
    private int pass(int at, int from, int zeros) {
      int left = zeros;
      int k = from;
      while (k <= to) {
        int place = at + Zigzag.PLACE[k];
        if (coefficients[place] != 0) {
          correct(place);
        } else {
          left--;
          if (left < 0) {
            return k;
          }
        }
        k++;
      }
      return k;
    }

    private void correct(int at, int from) {
      for (int k = from; k <= to; k++) {
        int place = at + Zigzag.PLACE[k];
        if (coefficients[place] != 0) {
          correct(place);
        }
      }
    }

    private void correct(int place) {
      int value = coefficients[place];
      if (in.bit() != 0 && (value & 1 << low) == 0) {
        coefficients[place] = (short) (value + (value >= 0 ? 1 << low : -1 << low));
      }
    }
  }
}
