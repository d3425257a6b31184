package assay.match.decode;

import static org.assertj.core.api.Assertions.assertThat;

import assay.match.child.InstalledFfmpeg;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedForeignTest {
  private PictureDecoder decoder;

  @BeforeEach
  void ffmpegIsThere() {
    decoder = new PictureDecoder(DecodeLimits.standard(), Optional.of(InstalledFfmpeg.get()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "heic-420.heic",
        "heic-alpha-thumbnail.heic",
        "heic-grid.heic",
        "avif-420.avif",
        "avif-grid.avif",
        "jp2-lossless.jp2",
        "jp2-bare.j2k"
      })
  void aPictureCutAnywhereIsNeverComplete(String file) throws Exception {
    byte[] whole = Foreign.bytes(file);
    for (int length = 12; length < whole.length; length += 1 + whole.length / 12) {
      assertThat(reason(Arrays.copyOf(whole, length), file))
          .as("cut to %s bytes", length)
          .contains(Reason.TRUNCATED);
    }
    for (int missing = 1; missing < 8; missing += 3) {
      assertThat(reason(Arrays.copyOf(whole, whole.length - missing), file))
          .as("%s bytes are missing", missing)
          .contains(Reason.TRUNCATED);
    }
  }

  /** Such a copy may still match. */
  @ParameterizedTest
  @CsvSource({
    "heic-420.heic, 20",
    "heic-grid.heic, 40",
    "avif-420.avif, 20",
    "jp2-lossless.jp2, 10",
    "jp2-bare.j2k, 10"
  })
  void aPictureCutShortlyBeforeItsEndIsStillDecoded(String file, double most) throws Exception {
    byte[] bytes = Foreign.bytes(file);
    float[][] whole = Lumas.of(bytes, Foreign.type(file), decoder).pictures().get(0);
    Lumas cut = Lumas.of(Arrays.copyOf(bytes, bytes.length * 9 / 10), Foreign.type(file), decoder);
    assertThat(cut.pictures()).hasSize(1);
    assertThat(ForeignPicturesTest.difference(cut.pictures().get(0), whole)).isLessThan(most);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"heic-alpha-thumbnail.heic", "heic-grid.heic", "avif-grid.avif", "jp2-odd.jp2"})
  void damagedBytesEndInAResultOrARefusal(String file) throws Exception {
    byte[] whole = Foreign.bytes(file);
    SplittableRandom random = new SplittableRandom(0xbad);
    for (int round = 0; round < 24; round++) {
      byte[] damaged = whole.clone();
      int range = round % 2 == 0 ? damaged.length : Math.min(damaged.length, 1200); // the boxes
      for (int flips = 0; flips < 3; flips++) {
        damaged[random.nextInt(range)] ^= (byte) (1 << random.nextInt(8));
      }
      reason(damaged, file); // whatever it is, it is one
    }
  }

  /** 4,096 times as wide: the header alone decides, and no child is started for it. */
  @ParameterizedTest
  @ValueSource(strings = {"heic-420.heic", "avif-420.avif"})
  void aPictureThatDeclaresTooMuchIsTooLarge(String file) throws Exception {
    byte[] bytes = Foreign.bytes(file);
    ByteBuffer.wrap(bytes).putInt(find(bytes, "ispe") + 8, 160 << 12);
    ByteBuffer.wrap(bytes).putInt(find(bytes, "ispe") + 12, 120 << 12);
    assertThat(reason(bytes, file)).contains(Reason.TOO_LARGE);
  }

  /** As many bytes, in other rows: it would be hashed as something that nobody sees. */
  @ParameterizedTest
  @ValueSource(strings = {"heic-420.heic", "avif-420.avif"})
  void aPictureThatDeclaresOtherSidesThanItHasIsRefused(String file) throws Exception {
    byte[] bytes = Foreign.bytes(file);
    ByteBuffer.wrap(bytes).putInt(find(bytes, "ispe") + 8, 120);
    ByteBuffer.wrap(bytes).putInt(find(bytes, "ispe") + 12, 160);
    assertThat(reason(bytes, file)).contains(Reason.DECODE_ERROR);
  }

  @Test
  void anotherCodingIsUnsupported() throws Exception {
    byte[] bytes = Foreign.bytes("heic-420.heic");
    bytes[find(bytes, "hvc1") + 3] = '7';
    assertThat(reason(bytes, "x.heic")).contains(Reason.UNSUPPORTED_MEDIA);
  }

  @Test
  void aCodedPictureThatCannotBeDecodedIsAnError() throws Exception {
    byte[] bytes = Foreign.bytes("avif-420.avif");
    Arrays.fill(bytes, find(bytes, "mdat") + 4, bytes.length, (byte) 0x7f);
    assertThat(reason(bytes, "x.avif")).contains(Reason.DECODE_ERROR);
  }

  private Optional<Reason> reason(byte[] bytes, String file) {
    try {
      return Lumas.of(bytes, Foreign.type(file), decoder).fault();
    } catch (UnreadableItemException e) {
      assertThat(e.getMessage()).startsWith(Foreign.type(file));
      return Optional.of(e.reason());
    }
  }

  private static int find(byte[] bytes, String word) {
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(word);
    assertThat(at).isPositive();
    return at;
  }
}
