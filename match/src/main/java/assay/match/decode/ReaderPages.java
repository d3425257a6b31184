package assay.match.decode;

import assay.stage.UnreadableItemException;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.spi.ImageReaderSpi;

/** Decodes the pictures of a file by a reader, each in the form in which it is stored. */
final class ReaderPages {
  /** What readers hold for a pixel while they decode it, besides the pixel: by far an estimate. */
  private static final long BYTES_PER_PIXEL = 8;

  private ReaderPages() {}

  /** Hands over all pictures that the reader finds, up to the limit of pictures. */
  static void emit(ImageReaderSpi spi, byte[] content, Attempt attempt)
      throws IOException, UnreadableItemException {
    ImageReader reader = spi.createReaderInstance();
    attempt.watch(reader);
    try (var in = new ByteArrayImageInputStream(content)) {
      reader.setInput(in, false, true);
      int pages = reader.getNumImages(true);
      for (int page = 0; page < pages; page++) {
        long width = reader.getWidth(page);
        long height = reader.getHeight(page);
        attempt.admit(width, height, content.length + width * height * pixelBytes(reader, page));
        RasterRows.emit(read(reader, page), attempt);
      }
    } finally {
      reader.dispose();
    }
  }

  /** The pixel as stored, as converted, and what the reader holds besides. */
  private static long pixelBytes(ImageReader reader, int page) throws IOException {
    ImageTypeSpecifier raw = reader.getRawImageType(page);
    int bits = raw == null ? Integer.SIZE : raw.getColorModel().getPixelSize();
    return BYTES_PER_PIXEL + 2L * bits / Byte.SIZE;
  }

  /** Asks for the raw type, or the reader would apply the picture's colour profile. */
  static BufferedImage read(ImageReader reader, int page) throws IOException {
    ImageReadParam param = reader.getDefaultReadParam();
    ImageTypeSpecifier raw = reader.getRawImageType(page);
    if (raw != null) {
      param.setDestinationType(raw);
    }
    return reader.read(page, param);
  }
}
