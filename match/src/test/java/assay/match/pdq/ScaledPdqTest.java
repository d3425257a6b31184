package assay.match.pdq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import assay.fingerprint.Transform;
import assay.testkit.SlowPdq;
import java.util.Arrays;
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
  @CsvSource({
    "512,512,8",
    "517,693,8",
    "1021,767,8",
    "1281,1500,8",
    "257,301,4",
    "640,480,4",
    "903,1277,4",
    "320,321,2",
    "799,601,2",
    "161,170,1",
    "1000,750,1"
  })
  void noHashOfAPhotographIsFartherThanTheMargin(int width, int height, int scale)
      throws Exception {
    float[][] picture = SmallPictures.photograph(SmallPictures.BRIDGE, width, height);
    ScaledPdq look = Blocks.look(picture, scale);
    assertThat(Blocks.farthest(Blocks.exact(picture), look.hashes()))
        .isLessThanOrEqualTo(look.margin().orElseThrow());
  }

  /**
   * What lies in the last blocks beyond the picture is anything: here black, white, the picture.
   */
  @ParameterizedTest(name = "{0} x {1} at 1/{2}")
  @CsvSource({"513,705,8", "516,700,8", "519,603,8", "385,387,4", "321,400,2"})
  void whatLiesBeyondTheEdgeMattersLittle(int width, int height, int scale) throws Exception {
    float[][] picture = SmallPictures.photograph(SmallPictures.BRIDGE, width, height);
    PdqHashes exact = Blocks.exact(picture);
    for (float level : new float[] {0, 255}) {
      float[][] framed = new float[height + 8][width + 8];
      for (float[] row : framed) {
        Arrays.fill(row, level);
      }
      for (int y = 0; y < height; y++) {
        System.arraycopy(picture[y], 0, framed[y], 0, width);
      }
      ScaledPdq look = Blocks.look(framed, width, height, scale);
      assertThat(Blocks.farthest(exact, look.hashes()))
          .isLessThanOrEqualTo(look.margin().orElseThrow());
    }
  }

  @ParameterizedTest(name = "1/{0}")
  @CsvSource({"8,600,517", "4,301,402", "2,333,350"})
  void aMirroredPictureIsNearTheHashOfItsTurnedPixels(int scale, int width, int height)
      throws Exception {
    float[][] picture = SmallPictures.photograph(SmallPictures.BRIDGE, width, height);
    ScaledPdq look = Blocks.look(picture, scale);
    for (Transform transform : Transform.values()) {
      Pdq turned = SlowPdq.hash(SlowPdq.turned(picture, transform)).hash();
      assertThat(turned.distance(look.hashes().turned(transform)))
          .isLessThanOrEqualTo(look.margin().orElseThrow());
    }
  }

  @Test
  void finerBlocksComeNearer() throws Exception {
    double[] sums = new double[4];
    for (int side = 512; side < 800; side += 37) {
      float[][] picture = SmallPictures.photograph(SmallPictures.STREET, side, side + 11);
      PdqHashes exact = Blocks.exact(picture);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += Blocks.farthest(exact, Blocks.scaled(picture, 1 << i));
      }
    }
    assertThat(sums).isSorted();
  }

  @Test
  void noMarginIsClaimedForWhatIsNotProven() throws Exception {
    float[][] photograph = SmallPictures.photograph(SmallPictures.BRIDGE, 511, 600);
    assertThat(Blocks.look(photograph, 8).margin()).isEmpty(); // 63 blocks
    assertThat(Blocks.look(photograph, 4).margin()).isPresent();
    assertThat(Blocks.look(SmallPictures.noise(900, 800), 8).margin()).isEmpty();
    float[][] leaves = SmallPictures.photograph(SmallPictures.STREET, 900, 800);
    assertThat(Blocks.look(leaves, 8).margin()).isEmpty(); // too rough
    float[][] flat = new float[800][900];
    assertThat(Blocks.look(flat, 8).margin()).isEmpty();
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
