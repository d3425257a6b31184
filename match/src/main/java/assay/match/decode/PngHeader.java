package assay.match.decode;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;

/**
 * The header of a PNG.
 *
 * @param depth bits of a sample: 1, 2, 4, 8, 16
 * @param colour 0 grey, 2 red-green-blue, 3 palette, 4 grey with alpha, 6 red-green-blue with alpha
 */
record PngHeader(long width, long height, int depth, int colour, boolean interlaced) {
  static final int GREY = 0;
  static final int RGB = 2;
  static final int PALETTE = 3;
  static final int GREY_ALPHA = 4;
  static final int RGB_ALPHA = 6;

  PngHeader checked() throws UnreadableItemException {
    boolean known =
        switch (colour) {
          case GREY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
          case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
          case RGB, GREY_ALPHA, RGB_ALPHA -> depth == 8 || depth == 16;
          default -> false;
        };
    if (!known) {
      throw new UnreadableItemException(
          Reason.DECODE_ERROR, "no PNG has colour type " + colour + " with depth " + depth);
    }
    return this;
  }

  /** Samples of a pixel as stored. */
  int samples() {
    return switch (colour) {
      case GREY, PALETTE -> 1;
      case GREY_ALPHA -> 2;
      case RGB -> 3;
      default -> 4;
    };
  }

  /** Bytes of a pixel as handed on: 1 for grey, 3 for red, green and blue. */
  int channels() {
    return colour == GREY || colour == GREY_ALPHA ? 1 : 3;
  }

  /** Bytes of a row as stored, without its filter byte. */
  long rowBytes(long pixels) {
    return (pixels * samples() * depth + 7) / 8;
  }
}
