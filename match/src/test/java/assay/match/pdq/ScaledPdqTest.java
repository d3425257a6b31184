package assay.match.pdq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaledPdqTest {
  /** Bits that sums in another order may change; the picture is the same. */
  private static final int ROUNDING = 4;

  @ParameterizedTest(name = "{0} x {1}")
  @CsvSource({
    "17,23", "64,64", "100,75", "127,129", "129,128", "200,150", "255,256", "257,384", "600,450",
    "1023,70"
  })
  void blocksOfOnePixelGiveTheHashesOfThePicture(int width, int height) throws Exception {
    for (float[][] picture :
        List.of(
            SmallPictures.photograph(SmallPictures.BRIDGE, width, height),
            SmallPictures.photograph(SmallPictures.STREET, width, height),
            SmallPictures.noise(width, height),
            SmallPictures.waves(width, height))) {
      PdqHashes exact = Blocks.exact(picture);
      PdqHashes scaled = Blocks.scaled(picture, 1);
      assertThat(Blocks.farthest(exact, scaled)).isLessThanOrEqualTo(ROUNDING);
      assertThat(Math.abs(scaled.quality() - exact.quality())).isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest(name = "{0} x {1} at 1/{2}")
  @CsvSource({"4,100,1", "100,4,2", "1,1,8"})
  void aPictureTooSmallToHashHasTheZeroHash(int width, int height, int scale) {
    PdqHashes hashes = Blocks.scaled(SmallPictures.noise(width, height), scale);
    assertThat(hashes.variants()).containsOnly(new Pdq(0, 0, 0, 0));
    assertThat(hashes.quality()).isZero();
  }

  @Test
  void aMissingOrASurplusRowIsTheCallersMistake() {
    ScaledPdq stream = new ScaledPdq(30, 17, 8);
    stream.row(new float[4]);
    stream.row(new float[4]);
    assertThatThrownBy(stream::hashes).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(stream::margin).isInstanceOf(IllegalStateException.class);
    stream.row(new float[4]);
    assertThat(stream.isComplete()).isTrue();
    assertThatThrownBy(() -> stream.row(new float[4])).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void otherScalesAreRefused() {
    assertThatThrownBy(() -> new ScaledPdq(100, 100, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ScaledPdq(100, 0, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
