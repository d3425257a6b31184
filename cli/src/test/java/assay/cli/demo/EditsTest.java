package assay.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.demo.Edits.Edit;
import assay.fingerprint.Pdq;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EditsTest {
  private static final int OVER_INCLUSIVE_DISTANCE = 31;
  private static final List<BufferedImage> BASES =
      IntStream.range(0, 8).mapToObj(i -> new Pictures(0xed17).draw(i, 512, 384)).toList();

  static List<Edit> edits() {
    return Edits.all();
  }

  @Test
  void everyEditHasANameOfItsOwn() {
    assertThat(Edits.all()).extracting(Edit::name).doesNotHaveDuplicates().startsWith("exact");
  }

  @ParameterizedTest
  @MethodSource("edits")
  void everyEditIsFoundWithinTheOverInclusiveDistance(Edit edit) throws Exception {
    int worst = 0;
    int sum = 0;
    for (BufferedImage base : BASES) {
      Pdq listed = Hashing.hashes(Edits.exact(base)).hash();
      int distance = Hashing.nearest(Hashing.hashes(edit.of(base)), listed);
      worst = Math.max(worst, distance);
      sum += distance;
    }
    System.out.printf("%-20s mean %4.1f  worst %2d%n", edit.name(), (double) sum / 8, worst);
    assertThat(worst).isLessThanOrEqualTo(OVER_INCLUSIVE_DISTANCE);
  }

  @ParameterizedTest
  @MethodSource("edits")
  void theSameEditGivesTheSameBytes(Edit edit) {
    assertThat(edit.of(BASES.get(0)).bytes()).isEqualTo(edit.of(BASES.get(0)).bytes());
  }

  @ParameterizedTest
  @MethodSource("edits")
  void theBytesAreWhatTheMediaTypeSays(Edit edit) {
    Picture picture = edit.of(BASES.get(0));
    String signature =
        switch (picture.mediaType()) {
          case "image/jpeg" -> "ffd8ff";
          case "image/png" -> "89504e470d0a1a0a";
          case "image/gif" -> "474946383961";
          case "image/bmp" -> "424d";
          case "image/tiff" -> "4d4d002a";
          default -> throw new AssertionError(picture.mediaType());
        };
    assertThat(HexFormat.of().formatHex(picture.bytes(), 0, 8)).startsWith(signature);
  }

  @ParameterizedTest
  @CsvSource({
    "png-grey, 1, 8",
    "png-grey-16, 1, 16",
    "png-rgb-16, 3, 16",
    "png-rgba, 4, 8",
    "png-palette, 1, 8",
    "gif, 1, 8",
    "jpeg-grey, 1, 8",
    "bmp, 3, 8",
    "tiff, 3, 8"
  })
  void thePixelModeIsWhatTheNameSays(String edit, int bands, int bits) throws IOException {
    BufferedImage image = decoded(named(edit).of(BASES.get(0)));
    assertThat(image.getRaster().getNumBands()).isEqualTo(bands);
    assertThat(image.getSampleModel().getSampleSize(0)).isEqualTo(bits);
  }

  @ParameterizedTest
  @CsvSource({"jpeg-progressive, ffc2", "jpeg-quality-80, ffc0"})
  void theJpegIsOfTheNamedKind(String edit, String frameMarker) {
    String hex = HexFormat.of().formatHex(named(edit).of(BASES.get(0)).bytes());
    assertThat(hex).contains(frameMarker + "0011080180020003"); // length, 8 bits, 384x512, 3 bands
  }

  @Test
  void anInterlacedPngSaysSo() {
    byte[] png = named("png-interlaced").of(BASES.get(0)).bytes();
    assertThat(png[28]).isEqualTo((byte) 1); // the last byte of the first chunk, IHDR
  }

  @Test
  void fourInksShowTheColoursOfTheBase() throws IOException {
    BufferedImage base = BASES.get(0);
    Picture cmyk = named("jpeg-cmyk").of(base);
    assertThat(HexFormat.of().formatHex(cmyk.bytes())).contains("080180020004"); // 4 bands
    assertThat(meanDifference(base, decoded(cmyk))).isLessThan(6);
  }

  @ParameterizedTest
  @CsvSource({
    "2, MIRROR_X",
    "3, ROTATE_180",
    "4, MIRROR_Y",
    "5, TRANSPOSE",
    "6, ROTATE_90",
    "7, TRANSVERSE",
    "8, ROTATE_270"
  })
  void aViewerThatObeysTheOrientationShowsTheBase(int orientation, Turn viewer) throws IOException {
    Picture picture = named("exif-orientation-" + orientation).of(BASES.get(0));
    String tag = "01120003000000010" + "00" + orientation; // tag, SHORT, one of them, value
    assertThat(HexFormat.of().formatHex(picture.bytes())).contains(tag);
    BufferedImage shown = viewer.of(rgb(decoded(picture)));
    assertThat(meanDifference(BASES.get(0), shown)).isLessThan(3);
  }

  @Test
  void aCommentChangesTheDigestAndNotThePicture() throws IOException {
    Picture picture = Edits.exact(BASES.get(0));
    Picture other = picture.withBytes(JpegSegments.comment(picture.bytes(), "picture 1"));
    assertThat(other.bytes()).isNotEqualTo(picture.bytes());
    assertThat(meanDifference(decoded(picture), decoded(other))).isZero();
  }

  private static Edit named(String name) {
    return Edits.all().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
  }

  private static BufferedImage decoded(Picture picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(picture.bytes()));
  }

  private static BufferedImage rgb(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    return Pixels.image(image.getRGB(0, 0, width, height, null, 0, width), width, height);
  }

  /** Mean difference of a sample, 0..255. */
  private static double meanDifference(BufferedImage one, BufferedImage other) {
    int[] a = Pixels.of(rgb(one));
    int[] b = Pixels.of(rgb(other));
    assertThat(a).hasSameSizeAs(b);
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(Pixels.red(a[i]) - Pixels.red(b[i]));
      sum += Math.abs(Pixels.green(a[i]) - Pixels.green(b[i]));
      sum += Math.abs(Pixels.blue(a[i]) - Pixels.blue(b[i]));
    }
    return sum / 3.0 / a.length;
  }
}
