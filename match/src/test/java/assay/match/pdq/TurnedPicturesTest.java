package assay.match.pdq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import assay.fingerprint.Transform;
import assay.testkit.SlowPdq;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hashes of turned pixels, against pixels really turned and hashed step by step. */
class TurnedPicturesTest {
  /**
   * Measured: 0 at the sizes listed here, and of 2,500 pictures of random sizes one was 2 bits off.
   * A sum taken from the other end may round differently.
   */
  private static final int ROUNDING = 2;

  /**
   * Windows of 1 to 5, where they change and beside it. The last column is how far the reference's
   * derived hashes of two photographs are off at most: by nothing where the samples lie around the
   * centre, by more than any threshold elsewhere.
   */
  @ParameterizedTest(name = "{0} x {1}: derived hashes are {2} bits off")
  @CsvSource({
    "5, 9, 0",
    "34, 42, 0",
    "63, 65, 0",
    "64, 64, 0",
    "100, 75, 0",
    "127, 128, 106",
    "128, 129, 78",
    "129, 129, 78",
    "129, 200, 80",
    "200, 150, 84",
    "224, 399, 54",
    "255, 191, 68",
    "256, 192, 86",
    "256, 256, 98",
    "257, 256, 74",
    "320, 240, 68",
    "383, 257, 0",
    "384, 385, 38",
    "400, 300, 24",
    "511, 384, 38",
    "512, 513, 36",
    "600, 450, 42",
    "600, 599, 0",
  })
  void theTurnedHashesAreThoseOfTurnedPixels(int width, int height, int derived) throws Exception {
    float[][] bridge = SmallPictures.photograph(SmallPictures.BRIDGE, width, height);
    float[][] street = SmallPictures.photograph(SmallPictures.STREET, width, height);
    float[][] noise = SmallPictures.noise(width, height);
    float[][] waves = SmallPictures.waves(width, height);
    for (float[][] picture : List.of(bridge, street, noise, waves)) {
      assertThat(farthest(picture, hashes(picture)::turned)).isLessThanOrEqualTo(ROUNDING);
    }
    int farthest =
        Math.max(
            farthest(bridge, hashes(bridge)::variant), farthest(street, hashes(street)::variant));
    assertThat(farthest).isCloseTo(derived, within(8)); // decoders and scalers round differently
  }

  /** From 17: of 8 or 16 equal blocks some frequencies are zero, and rounding makes their bits. */
  @Test
  void theTurnedHashesAreThoseOfTurnedPixelsAtRandomSizes() {
    var random = new SplittableRandom(0x7a9);
    for (int round = 0; round < 60; round++) {
      float[][] picture = SmallPictures.noise(17 + random.nextInt(584), 17 + random.nextInt(584));
      assertThat(farthest(picture, hashes(picture)::turned)).isLessThanOrEqualTo(ROUNDING);
    }
  }

  private static int farthest(float[][] picture, Function<Transform, Pdq> hash) {
    return Arrays.stream(Transform.values())
        .mapToInt(t -> SlowPdq.hash(SlowPdq.turned(picture, t)).hash().distance(hash.apply(t)))
        .max()
        .orElseThrow();
  }

  private static PdqHashes hashes(float[][] picture) {
    StreamedPdq stream = new StreamedPdq(picture[0].length, picture.length);
    for (float[] row : picture) {
      stream.row(row);
    }
    return stream.hashes();
  }
}
