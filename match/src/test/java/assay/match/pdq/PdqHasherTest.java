package assay.match.pdq;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import assay.item.MediaType;
import assay.match.decode.DecodeLimits;
import assay.stage.Hasher.Hashed;
import assay.stage.Outcome;
import assay.testkit.Fixtures;
import assay.testkit.SlowPdq;
import assay.verdict.Reason;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdqHasherTest {
  private static final PdqHasher HASHER = new PdqHasher(DecodeLimits.standard());

  /** Adobe's marker, saying that the components are colours or inks themselves. */
  private static final byte[] ADOBE_UNTRANSFORMED =
      HexFormat.of().parseHex("ffee000e" + "41646f6265" + "0064" + "0000" + "0000" + "00");

  private final byte[] jpeg =
      Files.readAllBytes(Fixtures.locate("pdq/images/bridge-mods/square-512x512.jpg"));
  private final BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
  private final Pdq expected = only(jpeg, "image/jpeg").hash();

  PdqHasherTest() throws Exception {}

  @Test
  void appliesToEveryPictureAlsoToThoseItCannotDecode() {
    assertThat(HASHER.algorithm()).isEqualTo("pdq");
    assertThat(HASHER.appliesTo(MediaType.of("image/avif"))).isTrue();
    assertThat(HASHER.appliesTo(MediaType.of("text/html"))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void thePictureIsRecognisedInEveryFormOfPixels(String format, int type) throws Exception {
    BufferedImage image = new BufferedImage(512, 512, type);
    if (image.getRaster().getNumBands() == 1 && image.getColorModel().getNumComponents() == 1) {
      setGrey(image);
    } else {
      image.createGraphics().drawImage(picture, 0, 0, null);
    }
    Pdq hash = only(write(image, format), "image/" + format).hash();
    assertThat(hash.distance(expected)).isLessThanOrEqualTo(10);
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of("png", BufferedImage.TYPE_BYTE_GRAY),
        Arguments.of("png", BufferedImage.TYPE_USHORT_GRAY),
        Arguments.of("png", BufferedImage.TYPE_BYTE_INDEXED),
        Arguments.of("png", BufferedImage.TYPE_4BYTE_ABGR),
        Arguments.of("gif", BufferedImage.TYPE_BYTE_INDEXED),
        Arguments.of("bmp", BufferedImage.TYPE_3BYTE_BGR),
        Arguments.of("bmp", BufferedImage.TYPE_USHORT_555_RGB),
        Arguments.of("bmp", BufferedImage.TYPE_INT_RGB),
        Arguments.of("tiff", BufferedImage.TYPE_BYTE_GRAY),
        Arguments.of("tiff", BufferedImage.TYPE_USHORT_GRAY),
        Arguments.of("tiff", BufferedImage.TYPE_3BYTE_BGR),
        Arguments.of("tiff", BufferedImage.TYPE_BYTE_INDEXED),
        Arguments.of("jpeg", BufferedImage.TYPE_BYTE_GRAY));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void thePictureIsRecognisedInInks(boolean inverted) throws Exception {
    int paper = inverted ? 0 : 255;
    WritableRaster inks = raster(4);
    for (int y = 0; y < 512; y++) {
      for (int x = 0; x < 512; x++) {
        int[] pixel = Arrays.copyOf(rgb(x, y), 4);
        pixel[3] = 255;
        inks.setPixel(x, y, Arrays.stream(pixel).map(v -> Math.abs(paper - v)).toArray());
      }
    }
    byte[] plain = jpegOfComponents(inks);
    byte[] bytes = inverted ? insert(plain, ADOBE_UNTRANSFORMED) : plain;
    assertThat(only(bytes, "image/jpeg").hash().distance(expected)).isLessThanOrEqualTo(10);
  }

  @Test
  void thePictureIsRecognisedInAJpegOfRedGreenAndBlue() throws Exception {
    WritableRaster colours = raster(3);
    for (int y = 0; y < 512; y++) {
      for (int x = 0; x < 512; x++) {
        colours.setPixel(x, y, rgb(x, y));
      }
    }
    byte[] bytes = insert(jpegOfComponents(colours), ADOBE_UNTRANSFORMED);
    assertThat(only(bytes, "image/jpeg").hash().distance(expected)).isLessThanOrEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void aTurnedCopyWithAnOrientationTagIsFoundByOneOfTheEightVariants(int orientation)
      throws Exception {
    byte[] upright = Files.readAllBytes(Fixtures.locate("pdq/images/modes/RGB.jpg"));
    BufferedImage turned = turned(ImageIO.read(new ByteArrayInputStream(upright)), orientation);
    Pdq sought = only(upright, "image/jpeg").hash();
    byte[] untagged = write(turned, "jpeg");
    PdqHashes hashes = only(insert(untagged, orientationTag(orientation)), "image/jpeg");
    assertThat(hashes).isEqualTo(only(untagged, "image/jpeg"));
    assertThat(hashes.variants())
        .anySatisfy(hash -> assertThat(hash.distance(sought)).isLessThanOrEqualTo(10));
  }

  @Test
  void framesThatHashAlikeCountOnce() throws Exception {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int frame = 0; frame < 3; frame++) {
        writer.writeToSequence(new IIOImage(picture, null, null), null);
      }
      writer.endWriteSequence();
    }
    Hashed hashed = HASHER.hash(bytes.toByteArray(), MediaType.of("image/gif"));
    assertThat(hashed.pictures()).hasSize(1);
    assertThat(hashed.outcome()).isEqualTo(Outcome.EXACT);
  }

  @Test
  void aCutPictureIsPartialAndStillHashed() throws Exception {
    byte[] cut = Arrays.copyOf(jpeg, jpeg.length * 98 / 100);
    Hashed hashed = HASHER.hash(cut, MediaType.of("image/jpeg"));
    assertThat(hashed.fault()).contains(Reason.TRUNCATED);
    assertThat(hashed.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(hashed.pictures().get(0).hash().distance(expected)).isLessThanOrEqualTo(31);
  }

  @Test
  void aPictureTooSmallToHashHasQualityZero() throws Exception {
    PdqHashes hashes = only(write(picture.getSubimage(0, 0, 100, 4), "png"), "image/png");
    assertThat(hashes.quality()).isZero();
    assertThat(hashes.hash()).isEqualTo(new Pdq(0, 0, 0, 0));
  }

  private static PdqHashes only(byte[] bytes, String type) throws Exception {
    Hashed hashed = HASHER.hash(bytes, MediaType.of(type));
    assertThat(hashed.fault()).isEmpty();
    List<PdqHashes> pictures = hashed.pictures();
    assertThat(pictures).hasSize(1);
    return pictures.get(0);
  }

  /** Sets grey as other programs do, by weights and not through linear light. */
  private void setGrey(BufferedImage image) {
    int bits = image.getColorModel().getComponentSize(0);
    for (int y = 0; y < 512; y++) {
      for (int x = 0; x < 512; x++) {
        int[] rgb = rgb(x, y);
        float grey = SlowPdq.luma(rgb[0], rgb[1], rgb[2]);
        image.getRaster().setSample(x, y, 0, Math.round(grey) << (bits - 8));
      }
    }
  }

  /** Turns and mirrors in one of the eight ways that an orientation tag tells to undo. */
  private static BufferedImage turned(BufferedImage picture, int orientation) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    boolean mirrored = orientation > 4;
    boolean swapped = orientation % 2 == 0;
    boolean headDown = orientation % 4 > 1;
    BufferedImage turned =
        new BufferedImage(
            swapped ? height : width, swapped ? width : height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int toX = mirrored ? width - 1 - x : x;
        int toY = headDown ? height - 1 - y : y;
        turned.setRGB(swapped ? toY : toX, swapped ? toX : toY, picture.getRGB(x, y));
      }
    }
    return turned;
  }

  /** An EXIF segment with nothing but an orientation. */
  private static byte[] orientationTag(int orientation) {
    ByteBuffer segment = ByteBuffer.allocate(36).putShort((short) 0xffe1).putShort((short) 34);
    segment.put("Exif".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0);
    segment.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    segment.putShort((short) 1);
    segment.putShort((short) 0x112).putShort((short) 3).putInt(1).putShort((short) orientation);
    return segment.array();
  }

  /** Puts a segment behind a JPEG's first marker. */
  private static byte[] insert(byte[] jpeg, byte[] segment) {
    return ByteBuffer.allocate(jpeg.length + segment.length)
        .put(jpeg, 0, 2)
        .put(segment)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  private int[] rgb(int x, int y) {
    int rgb = picture.getRGB(x, y);
    return new int[] {rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff};
  }

  private static WritableRaster raster(int bands) {
    return Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 512, 512, bands, null);
  }

  private static byte[] write(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, bytes)).isTrue();
    return bytes.toByteArray();
  }

  private static byte[] jpegOfComponents(Raster raster) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(new IIOImage(raster, null, null));
    }
    return bytes.toByteArray();
  }
}
