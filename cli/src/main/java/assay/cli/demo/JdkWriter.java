package assay.cli.demo;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * The JDK's own picture writers. Other writers on the class path are passed over, because they
 * write other bytes.
 */
enum JdkWriter {
  JPEG("com.sun.imageio.plugins.jpeg.JPEGImageWriter"),
  PNG("com.sun.imageio.plugins.png.PNGImageWriter"),
  GIF("com.sun.imageio.plugins.gif.GIFImageWriter"),
  BMP("com.sun.imageio.plugins.bmp.BMPImageWriter"),
  TIFF("com.sun.imageio.plugins.tiff.TIFFImageWriter");

  private final String writerName;

  JdkWriter(String writerName) {
    this.writerName = writerName;
  }

  byte[] write(BufferedImage image, Consumer<ImageWriteParam> settings) {
    return write(new IIOImage(image, null, null), settings);
  }

  byte[] write(Raster raster, Consumer<ImageWriteParam> settings) {
    return write(new IIOImage(raster, null, null), settings);
  }

  private byte[] write(IIOImage image, Consumer<ImageWriteParam> settings) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    ImageWriter writer = open();
    // Said in so many words: the other kind of stream may keep the picture in a temporary file.
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      settings.accept(param);
      writer.setOutput(out);
      writer.write(null, image, param);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private ImageWriter open() {
    Iterator<ImageWriterSpi> writers =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageWriterSpi.class, true);
    while (writers.hasNext()) {
      ImageWriterSpi spi = writers.next();
      if (spi.getPluginClassName().equals(writerName)) {
        return open(spi);
      }
    }
    throw new IllegalStateException("this JDK has no " + writerName);
  }

  private static ImageWriter open(ImageWriterSpi spi) {
    try {
      return spi.createWriterInstance();
    } catch (IOException e) {
      throw new UncheckedIOException("a picture writer did not start", e);
    }
  }
}
