package assay.match.decode;

/** Expands the samples of a PNG row to bytes of grey, or of red, green and blue. */
final class PngPixels {
  private final PngHeader header;
  private final Palette palette;

  PngPixels(PngHeader header, Palette palette) {
    this.header = header;
    this.palette = palette;
  }

  /** Expands {@code pixels} pixels of {@code row}, which starts at index 1. */
  void expand(byte[] row, int pixels, byte[] out) {
    if (header.colour() == PngHeader.PALETTE) {
      for (int x = 0; x < pixels; x++) {
        palette.copy(sample(row, x), out, 3 * x);
      }
    } else if (header.depth() < 8) {
      int full = (1 << header.depth()) - 1;
      for (int x = 0; x < pixels; x++) {
        out[x] = (byte) (sample(row, x) * 255 / full);
      }
    } else if (header.depth() == 8 && header.samples() == header.channels()) {
      System.arraycopy(row, 1, out, 0, pixels * header.channels());
    } else {
      pick(row, pixels, out);
    }
  }

  /** Leaves out alpha, and of sixteen bits the lower eight. */
  private void pick(byte[] row, int pixels, byte[] out) {
    int channels = header.channels();
    int sampleBytes = header.depth() / 8;
    int pixelBytes = header.samples() * sampleBytes;
    for (int x = 0; x < pixels; x++) {
      for (int c = 0; c < channels; c++) {
        out[x * channels + c] = row[1 + x * pixelBytes + c * sampleBytes];
      }
    }
  }

  private int sample(byte[] row, int x) {
    int bit = x * header.depth();
    int shift = 8 - header.depth() - bit % 8;
    return (row[1 + bit / 8] >> shift) & ((1 << header.depth()) - 1);
  }
}
