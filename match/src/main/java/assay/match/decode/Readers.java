package assay.match.decode;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The readers that are used, each named here. ImageIO looks for others on the class path, but they
 * are never asked: a stray jar must not change what is screened.
 */
final class Readers {
  static final ImageReaderSpi JPEG = ofThePlatform("jpeg");
  static final ImageReaderSpi BMP = ofThePlatform("bmp");
  static final ImageReaderSpi WEBP = new WebPImageReaderSpi();
  static final ImageReaderSpi TIFF = new TIFFImageReaderSpi();

  private Readers() {}

  private static ImageReaderSpi ofThePlatform(String format) {
    Iterator<ImageReaderSpi> found =
        IIORegistry.getDefaultInstance()
            .getServiceProviders(
                ImageReaderSpi.class, spi -> isOfThePlatform((ImageReaderSpi) spi, format), false);
    if (!found.hasNext()) {
      throw new IllegalStateException("this Java has no reader for " + format);
    }
    return found.next();
  }

  private static boolean isOfThePlatform(ImageReaderSpi spi, String format) {
    return spi.getClass().getModule().equals(ImageIO.class.getModule())
        && List.of(spi.getFormatNames()).contains(format);
  }
}
