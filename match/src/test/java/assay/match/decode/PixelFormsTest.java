package assay.match.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever form the pixels are stored in, their luma is that of the stored values. */
class PixelFormsTest {
  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tiff"})
  void colourIsWeightedAsItIsStored(String format) throws Exception {
    BufferedImage picture = Drawn.picture(37, 23, BufferedImage.TYPE_3BYTE_BGR);
    byte[] bytes = Drawn.write(picture, format);
    assertThat(Lumas.whole(bytes, "image/" + format)).isDeepEqualTo(Drawn.luma(picture));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff"})
  void greyIsTakenAsItIsStored(String format) throws Exception {
    BufferedImage picture = Drawn.picture(37, 23, BufferedImage.TYPE_BYTE_GRAY);
    byte[] bytes = Drawn.write(picture, format);
    assertThat(Lumas.whole(bytes, "image/" + format)).isDeepEqualTo(Drawn.luma(picture));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff"})
  void ofSixteenBitsTheUpperEightCount(String format) throws Exception {
    BufferedImage picture = Drawn.picture(37, 23, BufferedImage.TYPE_USHORT_GRAY);
    float[][] expected = Drawn.luma(picture);
    for (float[] row : expected) {
      for (int x = 0; x < row.length; x++) {
        row[x] = (int) row[x] >> 8;
      }
    }
    byte[] bytes = Drawn.write(picture, format);
    assertThat(Lumas.whole(bytes, "image/" + format)).isDeepEqualTo(expected);
  }

  @Test
  void ofSixteenBitColourTheUpperEightBitsCount() throws Exception {
    var colours =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_USHORT);
    WritableRaster raster = colours.createCompatibleWritableRaster(37, 23);
    BufferedImage deep = Drawn.fill(new BufferedImage(colours, raster, false, null));
    BufferedImage shallow = new BufferedImage(37, 23, BufferedImage.TYPE_3BYTE_BGR);
    for (int band = 0; band < 3; band++) {
      int[] samples = raster.getSamples(0, 0, 37, 23, band, (int[]) null);
      for (int i = 0; i < samples.length; i++) {
        samples[i] >>= 8;
      }
      shallow.getRaster().setSamples(0, 0, 37, 23, band, samples);
    }
    byte[] png = Drawn.write(deep, "png");
    assertThat(Lumas.whole(png, "image/png")).isDeepEqualTo(Drawn.luma(shallow));
  }

  @Test
  void alphaIsDroppedAndNotBlended() throws Exception {
    BufferedImage picture = Drawn.picture(37, 23, BufferedImage.TYPE_4BYTE_ABGR);
    byte[] png = Drawn.write(picture, "png");
    assertThat(Lumas.whole(png, "image/png")).isDeepEqualTo(Drawn.luma(picture));
  }

  @ParameterizedTest
  @CsvSource({"png,1", "png,2", "png,4", "png,8", "gif,2", "gif,8", "bmp,1", "bmp,4", "bmp,8"})
  void palettesAreLookedUp(String format, int bits) throws Exception {
    BufferedImage picture = palettePicture(bits);
    byte[] bytes = Drawn.write(picture, format);
    assertThat(Lumas.whole(bytes, "image/" + format)).isDeepEqualTo(paletteLuma(picture));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_BYTE_BINARY
      })
  void interlacedPngIsTheSamePicture(int type) throws Exception {
    for (int side = 1; side < 20; side++) {
      BufferedImage picture = Drawn.picture(side, 21 - side, type);
      byte[] inOrder = Drawn.write(picture, "png", false);
      byte[] interlaced = Drawn.write(picture, "png", true);
      assertThat(interlaced).isNotEqualTo(inOrder);
      assertThat(Lumas.whole(interlaced, "image/png"))
          .isDeepEqualTo(Lumas.whole(inOrder, "image/png"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void jpegColoursAreThoseOfLibjpeg(boolean progressive) throws Exception {
    byte[] jpeg =
        Drawn.write(Drawn.picture(131, 77, BufferedImage.TYPE_3BYTE_BGR), "jpeg", progressive);
    assertThat(Lumas.whole(jpeg, "image/jpeg")).isDeepEqualTo(Drawn.luma(read(jpeg)));
  }

  @Test
  void greyJpegIsTakenAsItIsStored() throws Exception {
    byte[] jpeg = Drawn.write(Drawn.picture(131, 77, BufferedImage.TYPE_BYTE_GRAY), "jpeg");
    assertThat(Lumas.whole(jpeg, "image/jpeg")).isDeepEqualTo(Drawn.luma(read(jpeg)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LZW", "ZLib", "Deflate", "PackBits"})
  void tiffIsTheSamePictureInEveryCompression(String compression) throws Exception {
    BufferedImage picture = Drawn.picture(37, 23, BufferedImage.TYPE_3BYTE_BGR);
    assertThat(Lumas.whole(Drawn.tiff(picture, compression), "image/tiff"))
        .isDeepEqualTo(Drawn.luma(picture));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CCITT RLE", "CCITT T.4", "CCITT T.6", "LZW"})
  void blackAndWhiteTiffIsNotInverted(String compression) throws Exception {
    BufferedImage picture = Drawn.picture(37, 23, BufferedImage.TYPE_BYTE_BINARY);
    assertThat(Lumas.whole(Drawn.tiff(picture, compression), "image/tiff"))
        .isDeepEqualTo(paletteLuma(picture));
  }

  @Test
  void jpegWithinTiffIsUnsupported() throws Exception {
    byte[] tiff = Drawn.tiff(Drawn.picture(37, 23, BufferedImage.TYPE_3BYTE_BGR), "JPEG");
    assertThatThrownBy(() -> Lumas.of(tiff, "image/tiff"))
        .isInstanceOfSatisfying(
            UnreadableItemException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED_MEDIA));
  }

  @Test
  void everyPictureOfAnIconIsDecoded() throws Exception {
    BufferedImage first = Drawn.picture(32, 32, BufferedImage.TYPE_3BYTE_BGR);
    BufferedImage second = palettePicture(4);
    BufferedImage third = Drawn.picture(16, 16, BufferedImage.TYPE_4BYTE_ABGR);
    byte[] icon =
        Drawn.icon(
            Drawn.write(first, "bmp"), Drawn.write(second, "bmp"), Drawn.write(third, "png"));
    Lumas lumas = Lumas.of(icon, "image/vnd.microsoft.icon");
    assertThat(lumas.fault()).isEmpty();
    assertThat(lumas.pictures()).hasSize(3);
    assertThat(lumas.pictures().get(0)).isDeepEqualTo(Drawn.luma(first));
    assertThat(lumas.pictures().get(1)).isDeepEqualTo(paletteLuma(second));
    assertThat(lumas.pictures().get(2)).isDeepEqualTo(Drawn.luma(third));
  }

  @Test
  void interlacedGifIsTheSamePicture() throws Exception {
    BufferedImage picture = palettePicture(8);
    assertThat(Lumas.whole(Drawn.write(picture, "gif", true), "image/gif"))
        .isDeepEqualTo(Lumas.whole(Drawn.write(picture, "gif", false), "image/gif"));
  }

  private static BufferedImage read(byte[] bytes) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  private static BufferedImage palettePicture(int bits) {
    int size = 1 << bits;
    byte[] red = new byte[size];
    byte[] green = new byte[size];
    byte[] blue = new byte[size];
    for (int i = 0; i < size; i++) {
      red[i] = (byte) (i * 255 / (size - 1));
      green[i] = (byte) (255 - i * 7);
      blue[i] = (byte) (i * 31);
    }
    var colours = new IndexColorModel(bits, size, red, green, blue);
    int type = bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY;
    return Drawn.fill(new BufferedImage(37, 23, type, colours));
  }

  private static float[][] paletteLuma(BufferedImage picture) {
    float[][] luma = new float[picture.getHeight()][picture.getWidth()];
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int rgb = picture.getRGB(x, y);
        luma[y][x] = Luma.of(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
      }
    }
    return luma;
  }
}
