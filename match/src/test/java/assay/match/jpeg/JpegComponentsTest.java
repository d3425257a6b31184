package assay.match.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.stage.UnreadableItemException;
import assay.testkit.Fixtures;
import assay.verdict.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All components, at full size. */
class JpegComponentsTest {
  /** Enough for the large set; damage can claim any size, which takes time and shows nothing. */
  private static final int MOST_PIXELS = 1 << 21;

  @ParameterizedTest
  @MethodSource("samples")
  void componentsAreThoseOfLibjpegTurbo(Samples.Sample sample) throws Exception {
    Notes notes = new Notes();
    byte[] pixels = components(sample.bytes(), notes);
    assertThat(JpegLumaTest.sha256(pixels)).isEqualTo(sample.components());
    assertThat(notes.faults).isEmpty();
  }

  @Test
  void everyJpegOfTheLargeSetIsDecodedAsThePlatformDoes() throws Exception {
    int compared = 0;
    for (Path file : jpegs()) {
      byte[] bytes = Files.readAllBytes(file);
      if (Jpeg.of(bytes).isSupported()) {
        Notes notes = new Notes();
        byte[] pixels = components(bytes, notes);
        assertThat(notes.faults).as(file.toString()).isEmpty();
        assertThat(Arrays.equals(pixels, ofThePlatform(bytes))).as(file.toString()).isTrue();
        compared++;
      }
    }
    assertThat(compared).isPositive();
  }

  private static List<Path> jpegs() throws IOException {
    try (Stream<Path> files = Files.walk(Fixtures.locate("pdq/images"))) {
      return files.filter(f -> f.toString().endsWith(".jpg")).sorted().toList();
    }
  }

  private static byte[] ofThePlatform(byte[] bytes) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in);
      var raster = reader.readRaster(0, null);
      return (byte[]) raster.getDataElements(0, 0, raster.getWidth(), raster.getHeight(), null);
    } finally {
      reader.dispose();
    }
  }

  @Test
  void aPictureThatLeavesBitsOutIsOneThatLibjpegSmooths() throws Exception {
    assertThat(Jpeg.of(Samples.read("progressive-smoothed.jpg")).isSmoothed()).isTrue();
    assertThat(Jpeg.of(Samples.read("progressive.jpg")).isSmoothed()).isFalse();
    assertThat(Jpeg.of(Samples.read("420.jpg")).isSmoothed()).isFalse();
  }

  @Test
  void aFileWithoutHuffmanTablesMeansTheUsualOnes() throws Exception {
    byte[] without = without(Samples.read("420.jpg"), Markers.DHT);
    assertThat(components(without, new Notes()))
        .isEqualTo(components(Samples.read("420.jpg"), new Notes()));
  }

  @Test
  void aFileWithoutQuantizationIsRefused() {
    byte[] without = without(Samples.read("420.jpg"), Markers.DQT);
    assertThatThrownBy(() -> components(without, new Notes()))
        .isInstanceOf(UnreadableItemException.class)
        .hasMessageContaining("quantization");
  }

  /** The byte before a restart marker is cut out: what follows the marker is in its place. */
  @ParameterizedTest
  @CsvSource({"restart.jpg", "restart-grey.jpg"})
  void behindARestartMarkerThePictureIsWholeAgain(String name) throws Exception {
    byte[] bytes = Samples.read(name);
    int restart = find(bytes, Markers.RST0, Markers.next(bytes, 2));
    byte[] damaged = new byte[bytes.length - 1];
    System.arraycopy(bytes, 0, damaged, 0, restart - 3);
    System.arraycopy(bytes, restart - 2, damaged, restart - 3, bytes.length - restart + 2);
    Notes notes = new Notes();
    byte[] whole = components(bytes, new Notes());
    byte[] pixels = components(damaged, notes);
    assertThat(notes.faults).containsOnly(Reason.DECODE_ERROR);
    int from = whole.length * 2 / 3;
    assertThat(Arrays.equals(pixels, from, pixels.length, whole, from, whole.length)).isTrue();
  }

  @Test
  void aMissingRestartMarkerIsTold() throws Exception {
    byte[] bytes = Samples.read("restart.jpg");
    bytes[find(bytes, Markers.RST0 + 1, Markers.next(bytes, 2)) - 1] = (byte) Markers.RST0 + 4;
    Notes notes = new Notes();
    components(bytes, notes);
    assertThat(notes.faults).containsOnly(Reason.DECODE_ERROR);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aPictureCutAnywhereIsNeverWhole(Samples.Sample sample) {
    byte[] bytes = sample.bytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThat(isWhole(cut)).as("cut to %s bytes", length).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void damagedBytesEndInRowsOrARefusal(Samples.Sample sample) {
    SplittableRandom random = new SplittableRandom(0xbad);
    for (int round = 0; round < 100; round++) {
      byte[] damaged = sample.bytes();
      for (int flips = 0; flips < 3; flips++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      isWhole(damaged); // whatever it is, it is one
    }
  }

  private static boolean isWhole(byte[] bytes) {
    Notes notes = new Notes();
    try {
      return components(bytes, notes).length > 0 && notes.faults.isEmpty();
    } catch (UnreadableItemException e) {
      return false;
    }
  }

  /** All components, pixel by pixel; nothing if it is not decoded here or too large for a test. */
  private static byte[] components(byte[] bytes, Notes notes) throws UnreadableItemException {
    Jpeg jpeg = Jpeg.of(bytes);
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    if (jpeg.isSupported() && jpeg.width() * jpeg.height() < MOST_PIXELS) {
      jpeg.components(
          notes,
          row -> {
            for (int x = 0; x < jpeg.width(); x++) {
              for (byte[] samples : row) {
                pixels.write(samples[x]);
              }
            }
          });
    }
    return pixels.toByteArray();
  }

  private static byte[] without(byte[] bytes, int marker) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    kept.write(bytes, 0, 2);
    int at = 2;
    while ((bytes[at + 1] & 0xff) != Markers.SOS) {
      int length = 2 + ((bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff));
      if ((bytes[at + 1] & 0xff) != marker) {
        kept.write(bytes, at, length);
      }
      at += length;
    }
    kept.write(bytes, at, bytes.length - at);
    return kept.toByteArray();
  }

  private static int find(byte[] bytes, int marker, int from) {
    int at = from;
    while ((bytes[at - 1] & 0xff) != marker) {
      at = Markers.next(bytes, at);
    }
    return at;
  }

  static Stream<Samples.Sample> samples() {
    return Samples.all().filter(s -> !s.name().equals("progressive-smoothed.jpg"));
  }
}
