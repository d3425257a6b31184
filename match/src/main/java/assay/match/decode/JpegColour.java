package assay.match.decode;

import assay.match.jpeg.Jpeg;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.util.List;

/**
 * What the components of a JPEG are, and the luma of a row of them.
 *
 * <p>Y, Cb and Cr become red, green and blue by the integer arithmetic of libjpeg (jdcolor.c: 16
 * fraction bits, rounded, clamped), so that the values are those of the decoders that made the
 * lists. Inks become colours by plain multiplication, without a profile, for the same reason.
 */
enum JpegColour {
  GREY,
  YCC,
  RGB,
  CMYK,
  INVERTED_CMYK,
  INVERTED_YCCK;

  private static final int FRACTION = 16;
  private static final int HALF = 1 << (FRACTION - 1);

  private static final int[] CR_TO_RED = whole(chroma(1.40200, 1, HALF));
  private static final int[] CB_TO_BLUE = whole(chroma(1.77200, 1, HALF));
  private static final int[] CR_TO_GREEN = chroma(0.71414, -1, 0);
  private static final int[] CB_TO_GREEN = chroma(0.34414, -1, HALF);

  /** What the components are, by the rules of libjpeg. */
  static JpegColour of(Jpeg jpeg) throws UnreadableItemException {
    List<Integer> ids = jpeg.componentIds();
    return switch (ids.size()) {
      case 1 -> GREY;
      case 3 -> isRgb(jpeg, ids) ? RGB : YCC;
      case 4 -> ofFour(jpeg);
      default ->
          throw new UnreadableItemException(
              Reason.DECODE_ERROR, ids.size() + " components, not 1, 3 or 4");
    };
  }

  private static boolean isRgb(Jpeg jpeg, List<Integer> ids) {
    if (jpeg.isJfif()) {
      return false;
    }
    return jpeg.adobeTransform().isPresent()
        ? jpeg.adobeTransform().getAsInt() == 0
        : ids.equals(List.of((int) 'R', (int) 'G', (int) 'B'));
  }

  /** With Adobe's marker, inks are stored inverted. */
  private static JpegColour ofFour(Jpeg jpeg) {
    if (jpeg.adobeTransform().isEmpty()) {
      return CMYK;
    }
    return jpeg.adobeTransform().getAsInt() == 0 ? INVERTED_CMYK : INVERTED_YCCK;
  }

  private static int[] chroma(double factor, int sign, int rounding) {
    int fixed = sign * (int) (factor * (1 << FRACTION) + 0.5);
    int[] table = new int[256];
    for (int value = 0; value < 256; value++) {
      table[value] = fixed * (value - 128) + rounding;
    }
    return table;
  }

  private static int[] whole(int[] table) {
    for (int value = 0; value < 256; value++) {
      table[value] >>= FRACTION;
    }
    return table;
  }

  /**
   * Fills {@code luma} from a row.
   *
   * @param row an array for each component, at least as long as the row
   */
  void luma(byte[][] row, float[] luma) {
    switch (this) {
      case GREY -> Luma.row(row[0], 0, 1, luma);
      case YCC -> ycc(row[0], row[1], row[2], luma);
      case RGB -> rgb(row[0], row[1], row[2], luma);
      default -> inks(row, luma);
    }
  }

  private static void rgb(byte[] reds, byte[] greens, byte[] blues, float[] luma) {
    for (int x = 0; x < luma.length; x++) {
      luma[x] = Luma.of(reds[x] & 0xff, greens[x] & 0xff, blues[x] & 0xff);
    }
  }

  private static void ycc(byte[] ys, byte[] cbs, byte[] crs, float[] luma) {
    for (int x = 0; x < luma.length; x++) {
      int y = ys[x] & 0xff;
      int cb = cbs[x] & 0xff;
      int cr = crs[x] & 0xff;
      luma[x] = Luma.clamped(y + CR_TO_RED[cr], y + green(cb, cr), y + CB_TO_BLUE[cb]);
    }
  }

  private static int green(int cb, int cr) {
    return (CB_TO_GREEN[cb] + CR_TO_GREEN[cr]) >> FRACTION;
  }

  private void inks(byte[][] row, float[] luma) {
    for (int x = 0; x < luma.length; x++) {
      luma[x] = ink(row[0][x] & 0xff, row[1][x] & 0xff, row[2][x] & 0xff, row[3][x] & 0xff);
    }
  }

  private float ink(int a, int b, int c, int k) {
    return switch (this) {
      case CMYK -> printed(255 - a, 255 - b, 255 - c, 255 - k);
      case INVERTED_CMYK -> printed(a, b, c, k);
      default ->
          printed(
              255 - clamp(a + CR_TO_RED[c]),
              255 - clamp(a + green(b, c)),
              255 - clamp(a + CB_TO_BLUE[b]),
              k);
    };
  }

  /** The luma of inks, 255 standing for bare paper. */
  static float printed(int cyan, int magenta, int yellow, int black) {
    return Luma.of(product(cyan, black), product(magenta, black), product(yellow, black));
  }

  private static int product(int a, int b) {
    return (a * b + 127) / 255;
  }

  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }
}
