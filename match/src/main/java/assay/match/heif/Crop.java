package assay.match.heif;

import assay.stage.UnreadableItemException;

/**
 * The part of a picture that is shown: the property {@code clap}, a clean aperture.
 *
 * @param left pixels before it
 * @param top rows before it
 */
public record Crop(int left, int top, int width, int height) {
  /** The whole of it. */
  static Crop all(long width, long height) {
    return new Crop(0, 0, (int) width, (int) height);
  }

  /**
   * From the property: width, height, and how far the centre lies from that of the picture, each as
   * a fraction (ISO/IEC 14496-12, 12.1.4). Rounded to whole pixels; never beyond the picture.
   */
  static Crop read(byte[] clap, int width, int height) throws UnreadableItemException {
    Cursor in = Cursor.whole(clap);
    double wide = fraction(in);
    double high = fraction(in);
    double left = (width - wide) / 2 + fraction(in);
    double top = (height - high) / 2 + fraction(in);
    int x = clamp(left, width - 1);
    int y = clamp(top, height - 1);
    return new Crop(
        x, y, Math.max(1, clamp(wide, width - x)), Math.max(1, clamp(high, height - y)));
  }

  /** Both signed; without a denominator it is 0. */
  private static double fraction(Cursor in) throws UnreadableItemException {
    int numerator = (int) in.u32();
    int denominator = (int) in.u32();
    return denominator == 0 ? 0 : (double) numerator / denominator;
  }

  private static int clamp(double value, int most) {
    return (int) Math.max(0, Math.min(most, Math.round(value)));
  }
}
