package assay.match.jpeg;

/** Decodes the blocks of one component in a sequential scan (T.81, F.2.2). */
final class SequentialCoder extends DcCoder {
  private final HuffmanTable ac;
  private final short[] looked;

  SequentialCoder(BitReader in, HuffmanTable dc, HuffmanTable ac) {
    super(in, dc);
    this.ac = ac;
    this.looked = ac.looked();
  }

  /** Passes over a block. */
  void skip() {
    skipDc();
    skipAc();
  }

  /**
   * Decodes the AC coefficients.
   *
   * @param found takes {@code number << 16 | value & 0xffff} of each that is not 0; numbers are
   *     those of the zigzag order
   * @return how many these are
   */
  int ac(int[] found) {
    BitReader in = this.in;
    int[] values = ac.values();
    long bits = in.bits;
    int count = in.count;
    int coefficients = 0;
    int k = 1;
    while (k < Zigzag.BLOCK) {
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
        entry = entry == 0 ? longCode(ac, bits) : swapped(entry);
        bits <<= entry >> 8;
        count -= entry >> 8;
        int size = entry & 15;
        int run = entry >> 4 & 15;
        if (size == 0) {
          if (run < 15) {
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
      found[coefficients++] = Math.min(k, Zigzag.BLOCK - 1) << 16 | (value & 0xffff);
      k++;
    }
    in.bits = bits;
    in.count = count;
    damaged |= k > Zigzag.BLOCK;
    return coefficients;
  }

  private static int swapped(int symbolAndLength) {
    return (symbolAndLength & 0xff) << 8 | symbolAndLength >> 8;
  }

  /** Passes over the AC coefficients, several at a time. */
  void skipAc() {
    BitReader in = this.in;
    int[] skips = ac.skips();
    long bits = in.bits;
    int count = in.count;
    int k = 1;
    while (k < Zigzag.BLOCK) {
      if (count < BitReader.LEAST) {
        in.bits = bits;
        in.count = count;
        in.need();
        bits = in.bits;
        count = in.count;
      }
      int entry = skips[(int) (bits >>> TO_LOOK)];
      int coefficients = entry >> 8 & 0xff;
      if (coefficients == 0 || k + coefficients > Zigzag.BLOCK) {
        // A long code, or symbols of the next block among the eleven bits.
        int one = looked[(int) (bits >>> TO_LOOK)];
        if (one == 0) {
          one = longCode(ac, bits);
        }
        int size = one & 15;
        int run = one >> 4 & 15;
        entry = (one >> 8) + size | (size == 0 && run < 15 ? 1 << 16 : 0);
        coefficients = run + 1;
      }
      bits <<= entry;
      count -= entry & 0xff;
      if (entry >= 1 << 16) {
        break;
      }
      k += coefficients;
    }
    in.bits = bits;
    in.count = count;
    damaged |= k > Zigzag.BLOCK;
  }
}
