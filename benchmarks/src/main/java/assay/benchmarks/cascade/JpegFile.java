package assay.benchmarks.cascade;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A baseline JPEG, in memory. */
final class JpegFile {
  private static final ImageWriter WRITER = ImageIO.getImageWritersByFormatName("jpeg").next();
  private static final ImageReader READER = ImageIO.getImageReadersByFormatName("jpeg").next();

  private final byte[] bytes;
  private final int frame;
  private final int mcu;

  private JpegFile(byte[] bytes, int mcu) {
    this.bytes = bytes;
    this.frame = frame(bytes);
    this.mcu = mcu;
  }

  /**
   * Encodes a picture.
   *
   * @param halved whether colours are kept at half the resolution (4:2:0), or in full (4:4:4)
   */
  static JpegFile of(BufferedImage image, int quality, boolean halved) throws IOException {
    ImageWriteParam param = WRITER.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(quality / 100f);
    IIOMetadata metadata =
        WRITER.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
    if (!halved) {
      sampleInFull(metadata);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WRITER.setOutput(ImageIO.createImageOutputStream(out));
    WRITER.write(null, new IIOImage(image, null, metadata), param);
    ((javax.imageio.stream.ImageOutputStream) WRITER.getOutput()).flush();
    return new JpegFile(out.toByteArray(), halved ? 16 : 8);
  }

  private static void sampleInFull(IIOMetadata metadata) throws IOException {
    String format = metadata.getNativeMetadataFormatName();
    Element root = (Element) metadata.getAsTree(format);
    NodeList components = root.getElementsByTagName("componentSpec");
    for (int i = 0; i < components.getLength(); i++) {
      ((Element) components.item(i)).setAttribute("HsamplingFactor", "1");
      ((Element) components.item(i)).setAttribute("VsamplingFactor", "1");
    }
    metadata.setFromTree(format, root);
  }

  private static int frame(byte[] bytes) {
    int at = 2;
    while ((bytes[at + 1] & 255) != 0xc0) {
      at += 2 + ((bytes[at + 2] & 255) << 8 | bytes[at + 3] & 255);
    }
    return at;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  int width() {
    return (bytes[frame + 7] & 255) << 8 | bytes[frame + 8] & 255;
  }

  int height() {
    return (bytes[frame + 5] & 255) << 8 | bytes[frame + 6] & 255;
  }

  /** The same blocks, of which the last pixels no longer belong to the picture. */
  JpegFile sized(int width, int height) {
    byte[] changed = bytes.clone();
    changed[frame + 5] = (byte) (height >> 8);
    changed[frame + 6] = (byte) height;
    changed[frame + 7] = (byte) (width >> 8);
    changed[frame + 8] = (byte) width;
    return new JpegFile(changed, mcu);
  }

  /** The luma of all blocks, with what lies beyond the picture. */
  Raster luma() throws IOException {
    JpegFile whole = sized(up(width()), up(height()));
    READER.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(whole.bytes)));
    return READER.readRaster(0, null);
  }

  /** Whether a picture of that size has as many blocks. */
  boolean hasSameBlocks(int width, int height) {
    return width > 0 && height > 0 && up(width) == up(width()) && up(height) == up(height());
  }

  private int up(int side) {
    return (side + mcu - 1) / mcu * mcu;
  }
}
