package assay.match.decode;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Harmless pictures, drawn and written by the platform. */
final class Drawn {
  private Drawn() {}

  /** Smooth waves with a little noise, in any form that the platform knows. */
  static BufferedImage picture(int width, int height, int type) {
    return fill(new BufferedImage(width, height, type));
  }

  /** Writes every sample of every band, so that no colour conversion takes part. */
  static BufferedImage fill(BufferedImage image) {
    SplittableRandom random = new SplittableRandom(image.getWidth());
    WritableRaster raster = image.getRaster();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        for (int band = 0; band < raster.getNumBands(); band++) {
          int full = (1 << raster.getSampleModel().getSampleSize(band)) - 1;
          double wave = Math.sin(x / (9.0 + band)) + Math.cos(y / (7.0 - band));
          double value = (wave + 2) / 4 * 0.9 + random.nextDouble() * 0.1;
          raster.setSample(x, y, band, (int) (value * full));
        }
      }
    }
    return image;
  }

  static byte[] write(BufferedImage image, String format) throws IOException {
    return write(image, format, false);
  }

  static byte[] write(BufferedImage image, String format, boolean progressive) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    if (progressive) {
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), param);
    return write(writer, new IIOImage(image, null, metadata), param);
  }

  private static byte[] write(ImageWriter writer, IIOImage image, ImageWriteParam param)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, image, param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A TIFF of one page in one of the compressions that the platform writes. */
  static byte[] tiff(BufferedImage image, String compression) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionType(compression);
    return write(writer, new IIOImage(image, null, null), param);
  }

  /** An icon of files: PNGs as they are, BMPs without their file header and with a mask. */
  static byte[] icon(byte[]... files) {
    byte[][] pictures = new byte[files.length][];
    int length = 6 + 16 * files.length;
    for (int i = 0; i < files.length; i++) {
      pictures[i] = files[i][0] == 'B' ? withMask(files[i]) : files[i];
      length += pictures[i].length;
    }
    ByteBuffer icon = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    icon.putShort((short) 0).putShort((short) 1).putShort((short) files.length);
    int at = 6 + 16 * files.length;
    for (byte[] picture : pictures) {
      icon.putLong(0).putInt(picture.length).putInt(at);
      at += picture.length;
    }
    for (byte[] picture : pictures) {
      icon.put(picture);
    }
    return icon.array();
  }

  private static byte[] withMask(byte[] bmp) {
    byte[] picture = Arrays.copyOfRange(bmp, 14, bmp.length + 64);
    ByteBuffer header = ByteBuffer.wrap(picture).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(8, 2 * header.getInt(8));
    return picture;
  }

  /** Several pictures in one file, as the format has it: frames or pages. */
  static byte[] sequence(String format, BufferedImage... images) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (BufferedImage image : images) {
        writer.writeToSequence(new IIOImage(image, null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** The luma of stored red, green and blue, or of grey. */
  static float[][] luma(BufferedImage image) {
    Raster raster = image.getRaster();
    float[][] luma = new float[image.getHeight()][image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        luma[y][x] =
            raster.getNumBands() < 3
                ? raster.getSample(x, y, 0)
                : Luma.of(
                    raster.getSample(x, y, 0),
                    raster.getSample(x, y, 1),
                    raster.getSample(x, y, 2));
      }
    }
    return luma;
  }
}
