package assay.match.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.item.MediaType;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DamagedPicturesTest {
  @ParameterizedTest
  @MethodSource("samples")
  void theWholePictureHasNoFault(Sample sample) throws Exception {
    assertThat(Lumas.of(sample.bytes, sample.type).fault()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aPictureCutAnywhereIsNeverComplete(Sample sample) {
    for (int length = 3; length < sample.bytes.length; length++) {
      Optional<Reason> reason = reason(Arrays.copyOf(sample.bytes, length), sample.type);
      assertThat(reason).as("cut to %s bytes", length).contains(Reason.TRUNCATED);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aPictureCutShortlyBeforeItsEndIsStillDecoded(Sample sample) throws Exception {
    int length = sample.bytes.length - (sample.type.equals("image/tiff") ? 0 : 2);
    Lumas whole = Lumas.of(sample.bytes, sample.type);
    Lumas cut = Lumas.of(Arrays.copyOf(sample.bytes, length), sample.type);
    assertThat(cut.pictures()).hasSameSizeAs(whole.pictures());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void damagedBytesEndInAResultOrARefusal(Sample sample) {
    SplittableRandom random = new SplittableRandom(0xbad);
    for (int round = 0; round < 100; round++) {
      byte[] damaged = sample.bytes.clone();
      for (int flips = 0; flips < 3; flips++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      reason(damaged, sample.type); // whatever it is, it is one
    }
  }

  @ParameterizedTest
  @CsvSource({
    "image/avif",
    "image/heic",
    "image/jxl",
    "image/jp2",
    "image/svg+xml",
    "image/x-unheard-of",
    "image/vnd.adobe.photoshop"
  })
  void whatCannotBeDecodedIsUnsupported(String type) {
    assertThat(reason(new byte[100], type)).contains(Reason.UNSUPPORTED_MEDIA);
  }

  @Test
  void aFragmentOfASignatureIsTruncated() {
    PictureDecoder decoder = new PictureDecoder(DecodeLimits.standard());
    assertThatThrownBy(
            () ->
                decoder.decode(
                    new byte[] {(byte) 0x89, 'P', 'N'},
                    new MediaType("image/png", true),
                    (width, height) -> luma -> {}))
        .isInstanceOfSatisfying(
            UnreadableItemException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TRUNCATED));
  }

  @Test
  void aPngWithoutAHeaderIsRefused() {
    byte[] png = HexFormat.of().parseHex("89504e470d0a1a0a" + "00000000" + "49454e44ae426082");
    assertThat(reason(png, "image/png")).contains(Reason.DECODE_ERROR);
  }

  @Test
  void aPngWithAWrongChecksumIsDecodedButNotComplete() throws Exception {
    byte[] png = Drawn.write(Drawn.picture(20, 16, BufferedImage.TYPE_3BYTE_BGR), "png");
    png[png.length - 13] ^= 1; // the last byte of the checksum before IEND
    Lumas lumas = Lumas.of(png, "image/png");
    assertThat(lumas.fault()).contains(Reason.DECODE_ERROR);
    assertThat(lumas.pictures()).hasSize(1);
  }

  private static Optional<Reason> reason(byte[] bytes, String type) {
    try {
      return Lumas.of(bytes, type).fault();
    } catch (UnreadableItemException e) {
      assertThat(e.getMessage()).startsWith(type);
      return Optional.of(e.reason());
    }
  }

  /** A small picture of one kind. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sample(String name, String type, byte[] bytes) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sample> samples() throws Exception {
    BufferedImage colour = Drawn.picture(20, 16, BufferedImage.TYPE_3BYTE_BGR);
    BufferedImage indexed = Drawn.picture(20, 16, BufferedImage.TYPE_BYTE_INDEXED);
    Map<String, byte[]> samples = new TreeMap<>();
    samples.put("jpeg baseline", Drawn.write(colour, "jpeg"));
    samples.put("jpeg progressive", Drawn.write(colour, "jpeg", true));
    samples.put("png colour", Drawn.write(colour, "png"));
    samples.put("png interlaced", Drawn.write(colour, "png", true));
    samples.put("png palette", Drawn.write(indexed, "png"));
    samples.put("gif still", Drawn.write(indexed, "gif"));
    samples.put("gif frames", Drawn.sequence("gif", indexed, indexed));
    samples.put("bmp colour", Drawn.write(colour, "bmp"));
    samples.put("bmp palette", Drawn.write(indexed, "bmp"));
    samples.put("tiff colour", Drawn.write(colour, "tiff"));
    samples.put("tiff pages", Drawn.sequence("tiff", colour, indexed));
    samples.put("tiff packed", Drawn.tiff(colour, "LZW"));
    samples.put("webp lossy", webp());
    samples.put("x-icon", Drawn.icon(Drawn.write(colour, "bmp"), Drawn.write(colour, "png")));
    return samples.entrySet().stream()
        .map(e -> new Sample(e.getKey(), type(e.getKey()), e.getValue()));
  }

  private static String type(String name) {
    return "image/" + name.replaceFirst(" .*", "");
  }

  static byte[] webp() throws IOException {
    try (InputStream in =
        DamagedPicturesTest.class.getResourceAsStream("/fixtures/pdq/images/misc/shape.webp")) {
      return in.readAllBytes();
    }
  }
}
