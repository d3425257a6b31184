package assay.cli.demo;

import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import javax.imageio.ImageWriteParam;

/** Encodes pictures, in memory. */
final class Encoding {
  private Encoding() {}

  /**
   * A baseline JPEG.
   *
   * @param quality 1..100
   */
  static byte[] jpeg(BufferedImage image, int quality) {
    return JdkWriter.JPEG.write(image, quality(quality));
  }

  /** A progressive JPEG, ten scans. */
  static byte[] progressiveJpeg(BufferedImage image, int quality) {
    return JdkWriter.JPEG.write(image, quality(quality).andThen(Encoding::progressive));
  }

  /** A JPEG whose Exif data says how to turn it, 1..8. */
  static byte[] turnedJpeg(BufferedImage image, int quality, int orientation) {
    return JpegSegments.orientation(jpeg(image, quality), orientation);
  }

  /**
   * A JPEG of four inks as Adobe's programs write it: an Adobe marker that claims no
   * transformation, and all samples inverted.
   */
  static byte[] cmykJpeg(BufferedImage image, int quality) {
    byte[] plain = JdkWriter.JPEG.write(Rasters.invertedCmyk(image), quality(quality));
    return JpegSegments.adobe(plain);
  }

  static byte[] png(BufferedImage image) {
    return JdkWriter.PNG.write(image, param -> {});
  }

  /** A PNG in the seven passes of Adam7. */
  static byte[] interlacedPng(BufferedImage image) {
    return JdkWriter.PNG.write(image, Encoding::progressive);
  }

  /**
   * A GIF.
   *
   * @param image with a palette
   */
  static byte[] gif(BufferedImage image) {
    return JdkWriter.GIF.write(image, param -> {});
  }

  static byte[] bmp(BufferedImage image) {
    return JdkWriter.BMP.write(image, param -> {});
  }

  /** A TIFF, compressed by LZW. */
  static byte[] tiff(BufferedImage image) {
    return JdkWriter.TIFF.write(
        image,
        param -> {
          param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
          param.setCompressionType("LZW");
        });
  }

  private static Consumer<ImageWriteParam> quality(int quality) {
    return param -> {
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality / 100f);
    };
  }

  private static void progressive(ImageWriteParam param) {
    param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
  }
}
