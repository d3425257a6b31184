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
  GREY(1),
  YCC(3),
  RGB(3),
  CMYK(4),
  INVERTED_CMYK(4),
  INVERTED_YCCK(4);

  private static final int HALF = 1 << 15;

  private static final int[] CR_TO_RED = chroma(1.40200, 1, HALF);
  private static final int[] CB_TO_BLUE = chroma(1.77200, 1, HALF);
  private static final int[] CR_TO_GREEN = chroma(0.71414, -1, 0);
  private static final int[] CB_TO_GREEN = chroma(0.34414, -1, HALF);

  private final int components;

  JpegColour(int components) {
    this.components = components;
  }

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
    int fixed = sign * (int) (factor * (1 << 16) + 0.5);
    int[] table = new int[256];
    for (int value = 0; value < 256; value++) {
      table[value] = fixed * (value - 128) + rounding;
    }
    return table;
  }

  /**
   * Fills {@code luma} from a row.
   *
   * @param row the components of a pixel side by side
   */
  void luma(byte[] row, float[] luma) {
    if (this == GREY || this == RGB) {
      Luma.row(row, 0, components, luma);
      return;
    }
    int at = 0;
    for (int x = 0; x < luma.length; x++) {
      luma[x] = pixel(row, at);
      at += components;
    }
  }

  private float pixel(byte[] row, int at) {
    int a = row[at] & 0xff;
    int b = row[at + 1] & 0xff;
    int c = row[at + 2] & 0xff;
    if (this == YCC) {
      return Luma.of(red(a, c), green(a, b, c), blue(a, b));
    }
    int k = row[at + 3] & 0xff;
    return switch (this) {
      case CMYK -> printed(255 - a, 255 - b, 255 - c, 255 - k);
      case INVERTED_CMYK -> printed(a, b, c, k);
      default -> printed(255 - red(a, c), 255 - green(a, b, c), 255 - blue(a, b), k);
    };
  }

  /** The luma of inks, 255 standing for bare paper. */
  static float printed(int cyan, int magenta, int yellow, int black) {
    return Luma.of(product(cyan, black), product(magenta, black), product(yellow, black));
  }

  private static int product(int a, int b) {
    return (a * b + 127) / 255;
  }

  private static int red(int y, int cr) {
    return clamp(y + (CR_TO_RED[cr] >> 16));
  }

  private static int green(int y, int cb, int cr) {
    return clamp(y + ((CB_TO_GREEN[cb] + CR_TO_GREEN[cr]) >> 16));
  }

  private static int blue(int y, int cb) {
    return clamp(y + (CB_TO_BLUE[cb] >> 16));
  }

  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }
}
