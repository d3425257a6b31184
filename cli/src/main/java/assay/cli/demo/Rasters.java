package assay.cli.demo;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * Lays the same picture out in other pixel modes. Samples are set one by one; drawing one picture
 * onto another would convert colours, and Java's grey is linear, which ordinary files are not.
 */
final class Rasters {
  private static final int LEVELS = 6;

  /** How much brighter than the next lower level a sample must be, per pixel of a 4x4 tile. */
  private static final int[] BAYER = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};

  private Rasters() {}

  /** One band of eight bits, the luma. */
  static BufferedImage grey8(BufferedImage image) {
    return luma(image, BufferedImage.TYPE_BYTE_GRAY, 1);
  }

  /** One band of sixteen bits, the luma. */
  static BufferedImage grey16(BufferedImage image) {
    return luma(image, BufferedImage.TYPE_USHORT_GRAY, 257);
  }

  private static BufferedImage luma(BufferedImage image, int type, int factor) {
    BufferedImage grey = new BufferedImage(image.getWidth(), image.getHeight(), type);
    int[] rgb = Pixels.of(image);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = Pixels.luma(rgb[i]) * factor;
    }
    grey.getRaster().setPixels(0, 0, image.getWidth(), image.getHeight(), rgb);
    return grey;
  }

  /** Three bands of sixteen bits. */
  static BufferedImage rgb16(BufferedImage image) {
    ColorSpace space = ColorSpace.getInstance(ColorSpace.CS_sRGB);
    ColorModel model =
        new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
    WritableRaster raster =
        model.createCompatibleWritableRaster(image.getWidth(), image.getHeight());
    int[] rgb = Pixels.of(image);
    int[] samples = new int[3 * rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      samples[3 * i] = Pixels.red(rgb[i]) * 257;
      samples[3 * i + 1] = Pixels.green(rgb[i]) * 257;
      samples[3 * i + 2] = Pixels.blue(rgb[i]) * 257;
    }
    raster.setPixels(0, 0, image.getWidth(), image.getHeight(), samples);
    return new BufferedImage(model, raster, false, null);
  }

  /** Four bands of eight bits; nothing shines through. */
  static BufferedImage rgba(BufferedImage image) {
    int width = image.getWidth();
    BufferedImage rgba = new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    int[] argb = Pixels.of(image);
    for (int i = 0; i < argb.length; i++) {
      argb[i] |= 0xff << 24;
    }
    rgba.getRaster().setDataElements(0, 0, width, image.getHeight(), argb);
    return rgba;
  }

  /**
   * A palette of 216 colours, six levels a band. Ordered dither (Bayer's 4x4 matrix) spreads what
   * the levels cannot say.
   */
  static BufferedImage palette(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] rgb = Pixels.of(image);
    byte[] indexes = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      int nudge = BAYER[i / width % 4 * 4 + i % width % 4];
      indexes[i] =
          (byte)
              ((level(Pixels.red(rgb[i]), nudge) * LEVELS + level(Pixels.green(rgb[i]), nudge))
                      * LEVELS
                  + level(Pixels.blue(rgb[i]), nudge));
    }
    BufferedImage result =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colours());
    result.getRaster().setDataElements(0, 0, width, height, indexes);
    return result;
  }

  private static int level(int sample, int nudge) {
    return (sample * 16 * (LEVELS - 1) + nudge * 255 + 127) / (16 * 255);
  }

  private static IndexColorModel colours() {
    int size = LEVELS * LEVELS * LEVELS;
    byte[] red = new byte[size];
    byte[] green = new byte[size];
    byte[] blue = new byte[size];
    for (int i = 0; i < size; i++) {
      red[i] = (byte) (i / (LEVELS * LEVELS) * 255 / (LEVELS - 1));
      green[i] = (byte) (i / LEVELS % LEVELS * 255 / (LEVELS - 1));
      blue[i] = (byte) (i % LEVELS * 255 / (LEVELS - 1));
    }
    return new IndexColorModel(8, size, red, green, blue);
  }

  /** Four inks by the plain formula with full black, each stored as 255 less the ink. */
  static Raster invertedCmyk(BufferedImage image) {
    int[] rgb = Pixels.of(image);
    int[] samples = new int[4 * rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      int red = Pixels.red(rgb[i]);
      int green = Pixels.green(rgb[i]);
      int blue = Pixels.blue(rgb[i]);
      int white = Math.max(1, Math.max(red, Math.max(green, blue)));
      samples[4 * i] = red * 255 / white;
      samples[4 * i + 1] = green * 255 / white;
      samples[4 * i + 2] = blue * 255 / white;
      samples[4 * i + 3] = white;
    }
    WritableRaster raster =
        Raster.createInterleavedRaster(
            DataBuffer.TYPE_BYTE, image.getWidth(), image.getHeight(), 4, null);
    raster.setPixels(0, 0, image.getWidth(), image.getHeight(), samples);
    return raster;
  }
}
