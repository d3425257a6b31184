package assay.match.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.fingerprint.Pdq;
import assay.item.MediaType;
import assay.match.child.InstalledFfmpeg;
import assay.match.pdq.PdqHasher;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the child decodes is the picture that others encoded. Sources and encoders are named in
 * {@code child/README.md}.
 */
class ForeignPicturesTest {
  private PictureDecoder decoder;

  @BeforeEach
  void ffmpegIsThere() {
    decoder = new PictureDecoder(DecodeLimits.standard(), Optional.of(InstalledFfmpeg.get()));
  }

  /** The last column bounds the mean difference in luma, in levels. */
  @ParameterizedTest
  @CsvSource({
    "heic-420.heic, drawn.png, 0.5",
    "heic-444.heic, drawn.png, 0.5",
    "heic-10bit.heic, drawn.png, 0.5",
    "heic-grey.heic, grey.png, 0.5",
    "heic-odd.heic, odd.png, 0.5",
    "heic-alpha-thumbnail.heic, drawn.png, 0.5",
    "avif-420.avif, drawn.png, 1",
    "avif-444.avif, drawn.png, 1",
    "avif-10bit.avif, drawn.png, 1",
    "avif-12bit.avif, drawn.png, 1",
    "avif-grey.avif, grey.png, 1",
    "avif-odd.avif, odd.png, 1",
    "avif-alpha.avif, drawn.png, 1",
    "avif-turned.avif, drawn.png, 1",
    "avif-grid.avif, large.png, 1",
    "avif-limited.avif, drawn.png, 1.5",
    "avif-lossless.avif, drawn.png, 0.001",
    "jp2-lossless.jp2, drawn.png, 0.001",
    "jp2-bare.j2k, drawn.png, 0.001",
    "jp2-grey.jp2, grey.png, 0.6",
    "jp2-alpha.jp2, drawn.png, 0.001",
    "jp2-odd.jp2, odd.png, 0.001",
    "jp2-16bit.jp2, drawn.png, 1",
    "jp2-lossy.jp2, drawn.png, 1"
  })
  void looksLikeItsSource(String file, String source, double most) throws Exception {
    Lumas lumas = Lumas.of(bytes(file), Foreign.type(file), decoder);
    float[][] expected = Lumas.whole(bytes(source), "image/png");

    assertThat(lumas.fault()).isEmpty();
    assertThat(lumas.pictures()).hasSize(1);
    assertThat(difference(lumas.pictures().get(0), expected)).isLessThan(most);
    assertThat(hash(file).distance(hash(source))).isLessThanOrEqualTo(10);
  }

  /** The tiles stick out beyond it, to the right and below. */
  @Test
  void aGridIsCutToItsSize() throws Exception {
    Lumas lumas = Lumas.of(bytes("heic-grid.heic"), "image/heic", decoder);
    float[][] whole = Lumas.whole(bytes("large.png"), "image/png");

    assertThat(lumas.fault()).isEmpty();
    assertThat(lumas.pictures()).hasSize(1);
    assertThat(lumas.pictures().get(0)).hasDimensions(187, 251);
    assertThat(difference(lumas.pictures().get(0), whole)).isLessThan(0.5);
  }

  @Test
  void everyPictureOfAFileIsDecodedThePrimaryOneFirst() throws Exception {
    Lumas lumas = Lumas.of(bytes("heic-two.heic"), "image/heic", decoder);
    assertThat(lumas.fault()).isEmpty();
    assertThat(lumas.pictures()).hasSize(2);
    assertThat(lumas.pictures().get(0)).hasDimensions(120, 160);
    assertThat(lumas.pictures().get(1)).hasDimensions(192, 256);
  }

  @Test
  void whatIsCroppedAwayIsDecodedAsWell() throws Exception {
    Lumas lumas = Lumas.of(bytes("avif-cropped.avif"), "image/avif", decoder);
    assertThat(lumas.fault()).isEmpty();
    assertThat(lumas.pictures()).hasSize(2);
    assertThat(lumas.pictures().get(0)).hasDimensions(120, 80);
    assertThat(lumas.pictures().get(1)).hasDimensions(120, 160);
  }

  @Test
  void theFurtherFramesOfASequenceAreAFault() throws Exception {
    Lumas lumas = Lumas.of(bytes("avif-sequence.avif"), "image/avif", decoder);
    assertThat(lumas.pictures()).isNotEmpty();
    assertThat(lumas.fault()).contains(Reason.UNSUPPORTED_MEDIA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"heic-420.heic", "avif-420.avif", "jp2-lossless.jp2", "jp2-bare.j2k"})
  void withoutAProgramItIsUnsupported(String file) throws IOException {
    byte[] content = bytes(file);
    assertThatThrownBy(() -> Lumas.of(content, Foreign.type(file)))
        .isInstanceOfSatisfying(
            UnreadableItemException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED_MEDIA));
  }

  private Pdq hash(String file) throws Exception {
    PdqHasher hasher = new PdqHasher(decoder, Optional.empty());
    return hasher.hash(bytes(file), MediaType.of(Foreign.type(file))).pictures().get(0).hash();
  }

  static double difference(float[][] found, float[][] expected) {
    double sum = 0;
    int count = 0;
    for (int y = 0; y < Math.min(found.length, expected.length); y++) {
      for (int x = 0; x < Math.min(found[y].length, expected[y].length); x++) {
        sum += Math.abs(found[y][x] - expected[y][x]);
        count++;
      }
    }
    return sum / count;
  }

  private static byte[] bytes(String file) throws IOException {
    return Foreign.bytes(file);
  }
}
