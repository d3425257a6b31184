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
    int places = 0;
    for (int i = 0; i < count; i++) {
      int k = found[i] >> 16;
      int place = Zigzag.PLACE[k];
      places |= place;
      block[place] = (short) ((short) found[i] * steps[k]);
    }
    idct.transform(block, places, samples, place(row, column), stride);
    for (int i = 0; i < count; i++) {
      block[Zigzag.PLACE[found[i] >> 16]] = 0;
    }
  }

  @Override
  void missing(int row, int column) {
    block[0] = 0;
    transform(0, row, column);
  }

  @Override
  void show(short[] coefficients, int at, int places, int row, int column) {
    int[] block = this.block;
    int[] steps = stepsByPlace;
    block[0] = (short) (coefficients[at] * steps[0]);
    if (places != 0) {
      for (int i = 1; i < Zigzag.BLOCK; i++) {
        block[i] = (short) (coefficients[at + i] * steps[i]);
      }
    }
    transform(places, row, column);
  }

  private void transform(int places, int row, int column) {
    idct.transform(block, places, samples, place(row, column), stride);
    if (places != 0) {
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
