package assay.match.decode;

import assay.match.decode.PictureSink.RowSink;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * The luma of a picture that a reader decoded, from its stored samples.
 *
 * <p>The picture's own conversion to red, green and blue is used for palettes and packed pixels
 * only. For grey it would take the samples for linear light and shift them by up to 60 levels, and
 * for others it would apply a colour profile.
 */
final class RasterRows {
  private final Raster raster;
  private final ColorModel colours;

  private RasterRows(BufferedImage image) {
    this.raster = image.getRaster();
    this.colours = image.getColorModel();
  }

  /** Hands the picture over. */
  static void emit(BufferedImage image, Attempt attempt) throws UnreadableItemException {
    RasterRows rasterRows = new RasterRows(image);
    Row row = rasterRows.row();
    RowSink rows = attempt.picture(image.getWidth(), image.getHeight());
    float[] luma = new float[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      row.luma(y, luma);
      rows.row(luma);
    }
  }

  /** One way to get at the luma of a row. */
  @FunctionalInterface
  private interface Row {
    void luma(int y, float[] luma);
  }

  private Row row() throws UnreadableItemException {
    if (colours instanceof IndexColorModel || colours instanceof DirectColorModel) {
      return this::converted;
    }
    int type = raster.getTransferType();
    if (type != DataBuffer.TYPE_BYTE && type != DataBuffer.TYPE_USHORT) {
      throw new UnreadableItemException(
          Reason.UNSUPPORTED_MEDIA, "samples are neither 8 nor 16 bits");
    }
    return switch (colours.getColorSpace().getType()) {
      case ColorSpace.TYPE_GRAY -> this::grey;
      case ColorSpace.TYPE_RGB -> this::rgb;
      case ColorSpace.TYPE_CMYK -> this::cmyk;
      default ->
          throw new UnreadableItemException(
              Reason.UNSUPPORTED_MEDIA, "colours are neither grey, RGB nor CMYK");
    };
  }

  private void converted(int y, float[] luma) {
    Object pixel = null;
    for (int x = 0; x < luma.length; x++) {
      pixel = raster.getDataElements(x, y, pixel);
      int rgb = colours.getRGB(pixel);
      luma[x] = Luma.of(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }
  }

  private void grey(int y, float[] luma) {
    int[] samples = samples(y, luma.length);
    int bands = raster.getNumBands();
    for (int x = 0; x < luma.length; x++) {
      luma[x] = samples[x * bands];
    }
  }

  private void rgb(int y, float[] luma) {
    int[] samples = samples(y, luma.length);
    int bands = raster.getNumBands();
    for (int x = 0; x < luma.length; x++) {
      int at = x * bands;
      luma[x] = Luma.of(samples[at], samples[at + 1], samples[at + 2]);
    }
  }

  private void cmyk(int y, float[] luma) {
    int[] samples = samples(y, luma.length);
    int bands = raster.getNumBands();
    for (int x = 0; x < luma.length; x++) {
      int at = x * bands;
      luma[x] =
          JpegColour.printed(
              255 - samples[at],
              255 - samples[at + 1],
              255 - samples[at + 2],
              255 - samples[at + 3]);
    }
  }

  /** The samples of a row in the order of the bands, 8 bits each. */
  private int[] samples(int y, int width) {
    int[] samples = raster.getPixels(0, y, width, 1, (int[]) null);
    int bits = colours.getComponentSize(0);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = bits >= 8 ? samples[i] >> (bits - 8) : samples[i] * 255 / ((1 << bits) - 1);
    }
    return samples;
  }
}
