package assay.match.jpeg;

import java.util.Arrays;

/** A strip of samples. It keeps the last row of the strip before. */
final class PixelStrip extends Strip {
  private final int[] steps;
  private final int[] stepsByPlace = new int[Zigzag.BLOCK];
  private final int stride;
  private final byte[] samples;
  private final Idct idct = new Idct();
  private final int[] found = new int[Zigzag.BLOCK];
  private final int[] block = new int[Zigzag.BLOCK];

  /**
   * Begins at the top of a component.
   *
   * @param steps its quantization, in zigzag order
   * @param columns blocks across
   * @param down rows of blocks
   */
  PixelStrip(int[] steps, int columns, int down) {
    super(down);
    this.steps = steps;
    for (int k = 0; k < Zigzag.BLOCK; k++) {
      stepsByPlace[Zigzag.PLACE[k]] = steps[k];
    }
    this.stride = 8 * columns;
    this.samples = new byte[stride * (1 + 8 * down)];
  }

  @Override
  void read(SequentialCoder coder, int row, int column) {
    int[] block = this.block;
    // Products have sixteen bits, as in the SIMD code that viewers run.
    block[0] = (short) (coder.dc() * steps[0]);
    int count = coder.ac(found);
    int last = 0;
    for (int i = 0; i < count; i++) {
      last = found[i] >> 16;
      block[Zigzag.PLACE[last]] = (short) ((short) found[i] * steps[last]);
    }
    idct.transform(block, last, samples, place(row, column), stride);
    if (last > 0) {
      Arrays.fill(block, 0);
    }
  }

  @Override
  void missing(int row, int column) {
    block[0] = 0;
    idct.transform(block, 0, samples, place(row, column), stride);
  }

  @Override
  void show(short[] coefficients, int at, int row, int column) {
    int[] block = this.block;
    int[] steps = stepsByPlace;
    int others = 0;
    for (int i = 0; i < Zigzag.BLOCK; i++) {
      block[i] = (short) (coefficients[at + i] * steps[i]);
    }
    for (int i = 1; i < Zigzag.BLOCK; i++) {
      others |= block[i];
    }
    int last = others == 0 ? 0 : Zigzag.BLOCK - 1;
    idct.transform(block, last, samples, place(row, column), stride);
    if (last > 0) {
      Arrays.fill(block, 0);
    }
  }

  private int place(int row, int column) {
    return (1 + within(row) * 8) * stride + 8 * column;
  }

  @Override
  void copy(int row, float[] luma) {
    int from = (1 + row) * stride;
    for (int x = 0; x < luma.length; x++) {
      luma[x] = samples[from + x] & 0xff;
    }
  }

  @Override
  int rowsOfBlock() {
    return 8;
  }

  @Override
  void next() {
    super.next();
    System.arraycopy(samples, rows() * stride, samples, 0, stride);
  }

  byte[] samples() {
    return samples;
  }

  /**
   * The place of a row's first sample.
   *
   * @param row of the component; in this strip or the last of the one before
   */
  int place(int row) {
    return (1 + row - top() * 8) * stride;
  }
}
