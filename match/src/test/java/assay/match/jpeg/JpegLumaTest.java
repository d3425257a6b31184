package assay.match.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import assay.stage.UnreadableItemException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The luma alone, at every scale. */
class JpegLumaTest {
  @ParameterizedTest
  @MethodSource("samples")
  void lumaAtFullSizeIsThatOfLibjpegTurbo(Samples.Sample sample) throws Exception {
    byte[] plane = new byte[sample.width() * sample.height()];
    int at = 0;
    for (float[] row : luma(sample.bytes(), 1, new Notes())) {
      assertThat(row).hasSize(sample.width());
      for (float value : row) {
        plane[at++] = (byte) value;
      }
    }
    assertThat(at).isEqualTo(plane.length);
    assertThat(sha256(plane)).isEqualTo(sample.luma());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aWholePictureHasNoFaultAtAnyScale(Samples.Sample sample) throws Exception {
    for (int scale = 1; scale <= 8; scale *= 2) {
      Notes notes = new Notes();
      List<float[]> rows = luma(sample.bytes(), scale, notes);
      assertThat(rows).hasSize((sample.height() + scale - 1) / scale);
      assertThat(rows.get(0)).hasSize((sample.width() + scale - 1) / scale);
      assertThat(notes.faults).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void atOtherScalesItIsTheMeanOfEachBlock(Samples.Sample sample) throws Exception {
    List<float[]> pixels = luma(sample.bytes(), 1, new Notes());
    for (int scale = 2; scale <= 8; scale *= 2) {
      List<float[]> means = luma(sample.bytes(), scale, new Notes());
      for (int y = 0; y < sample.height() / scale; y++) {
        for (int x = 0; x < sample.width() / scale; x++) {
          assertMean(pixels, x, y, scale, means.get(y)[x]);
        }
      }
    }
  }

  /** Pixels are rounded by half a level; what was clamped says nothing. */
  private static void assertMean(List<float[]> pixels, int x, int y, int scale, float mean) {
    double sum = 0;
    for (float[] row : pixels.subList(y * scale, (y + 1) * scale)) {
      for (float value : Arrays.copyOfRange(row, x * scale, (x + 1) * scale)) {
        if (value == 0 || value == 255) {
          return;
        }
        sum += value;
      }
    }
    assertThat(sum / (scale * scale)).isBetween(mean - 0.55, mean + 0.55);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aPictureCutAnywhereIsNeverWhole(Samples.Sample sample) {
    byte[] bytes = sample.bytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      for (int scale = 1; scale <= 8; scale *= 8) {
        assertThat(isWhole(cut, scale)).as("cut to %s bytes", length).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void damagedBytesEndInRowsOrARefusal(Samples.Sample sample) {
    SplittableRandom random = new SplittableRandom(0xbad);
    byte[] bytes = sample.bytes();
    for (int round = 0; round < 300; round++) {
      byte[] damaged = bytes.clone();
      for (int flips = 0; flips < 3; flips++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      for (int scale = 1; scale <= 8; scale *= 2) {
        isWhole(damaged, scale); // whatever it is, it is one
      }
    }
  }

  private static boolean isWhole(byte[] bytes, int scale) {
    Notes notes = new Notes();
    try {
      return !luma(bytes, scale, notes).isEmpty() && notes.faults.isEmpty();
    } catch (UnreadableItemException e) {
      return false;
    }
  }

  private static List<float[]> luma(byte[] bytes, int scale, Notes notes)
      throws UnreadableItemException {
    Jpeg jpeg = Jpeg.of(bytes);
    List<float[]> rows = new ArrayList<>();
    if (jpeg.isSupported() && jpeg.hasFullLuma() && jpeg.width() * jpeg.height() < 1 << 18) {
      jpeg.luma(scale, notes, row -> rows.add(row.clone()));
    }
    return rows;
  }

  static Stream<Samples.Sample> samples() {
    return Samples.all()
        .filter(Samples.Sample::hasLuma)
        .filter(s -> !s.name().matches("chroma-larger.jpg|progressive-smoothed.jpg"));
  }

  static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
