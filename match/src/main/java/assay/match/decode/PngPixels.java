package assay.match.decode;

/** Expands the samples of a PNG row to bytes of grey, or of red, green and blue. */
final class PngPixels {
  private final PngHeader header;
  private final Palette palette;
  private final byte[] transparency;

  /**
   * Of a picture with this header.
   *
   * @param transparency the alpha of the palette's first colours, or the colour that is
   *     transparent; empty if nothing is
   */
  PngPixels(PngHeader header, Palette palette, byte[] transparency) {
    this.header = header;
    this.palette = palette;
    this.transparency = transparency;
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

  /** The alpha of a pixel of {@code row}, 0..255; of sixteen bits the upper eight. */
  int alpha(byte[] row, int x) {
    int pixelBytes = header.samples() * header.depth() / 8;
    int sampleBytes = header.depth() / 8;
    return switch (header.colour()) {
      case PngHeader.GREY_ALPHA, PngHeader.RGB_ALPHA ->
          row[1 + (x + 1) * pixelBytes - sampleBytes] & 0xff;
      case PngHeader.PALETTE -> {
        int index = sample(row, x);
        yield index < transparency.length ? transparency[index] & 0xff : 255;
      }
      default -> isTransparent(row, x) ? 0 : 255;
    };
  }

  /** Two bytes for each sample of the colour that is. */
  private boolean isTransparent(byte[] row, int x) {
    if (transparency.length != 2 * header.samples()) {
      return false;
    }
    for (int s = 0; s < header.samples(); s++) {
      int wanted = (transparency[2 * s] & 0xff) << 8 | (transparency[2 * s + 1] & 0xff);
      if (wanted != wide(row, x, s)) {
        return false;
      }
    }
    return true;
  }

  /** A sample in its own depth. */
  private int wide(byte[] row, int x, int s) {
    if (header.depth() < 8) {
      return sample(row, x);
    }
    int sampleBytes = header.depth() / 8;
    int at = 1 + (x * header.samples() + s) * sampleBytes;
    return sampleBytes == 1 ? row[at] & 0xff : (row[at] & 0xff) << 8 | (row[at + 1] & 0xff);
  }

  private int sample(byte[] row, int x) {
    int bit = x * header.depth();
    int shift = 8 - header.depth() - bit % 8;
    return (row[1 + bit / 8] >> shift) & ((1 << header.depth()) - 1);
  }
}
