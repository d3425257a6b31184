package assay.match.pdq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import assay.testkit.SlowPdq;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamedPdqTest {
  @Test
  void everyBitEqualsTheFullPictureAlgorithmAtRandomSizes() {
    var random = new SplittableRandom(0x9d9);
    for (int round = 0; round < 200; round++) {
      float[][] picture = noise(random, 5 + random.nextInt(300), 5 + random.nextInt(300));
      assertEqualToSlowPdq(picture);
    }
  }

  @ParameterizedTest(name = "{0} x {1}")
  @CsvSource({
    "5,5", "5,2000", "2000,5", "64,64", "127,129", "128,128", "129,127", "255,256", "257,384",
    "385,1", "383,641", "1,1000", "1023,7", "6,1025"
  })
  void everyBitEqualsTheFullPictureAlgorithmWhereTheWindowChanges(int width, int height) {
    assertEqualToSlowPdq(noise(new SplittableRandom(width * 31L + height), width, height));
  }

  @ParameterizedTest
  @CsvSource({"4,100", "100,4", "1,1"})
  void aPictureWithASideShorterThanFiveHasTheZeroHashAndQualityZero(int width, int height) {
    PdqHashes hashes = hashes(noise(new SplittableRandom(7), width, height));
    assertThat(hashes.variants()).containsOnly(new Pdq(0, 0, 0, 0));
    assertThat(hashes.quality()).isZero();
  }

  @Test
  void aMissingOrASurplusRowIsTheCallersMistake() {
    StreamedPdq stream = new StreamedPdq(8, 5);
    for (int y = 0; y < 4; y++) {
      stream.row(new float[8]);
    }
    assertThatThrownBy(stream::hashes).isInstanceOf(IllegalStateException.class);
    stream.row(new float[8]);
    assertThatThrownBy(() -> stream.row(new float[8])).isInstanceOf(IllegalStateException.class);
  }

  private static void assertEqualToSlowPdq(float[][] picture) {
    PdqHashes hashes = hashes(picture);
    SlowPdq.Hashed expected = SlowPdq.hash(picture);
    assertThat(hashes.hash()).isEqualTo(expected.hash());
    assertThat(hashes.quality()).isEqualTo(expected.quality());
  }

  private static PdqHashes hashes(float[][] picture) {
    StreamedPdq stream = new StreamedPdq(picture[0].length, picture.length);
    for (float[] row : picture) {
      stream.row(row);
    }
    return stream.hashes();
  }

  private static float[][] noise(SplittableRandom random, int width, int height) {
    float[][] picture = new float[height][width];
    for (float[] row : picture) {
      for (int x = 0; x < width; x++) {
        row[x] = SlowPdq.luma(random.nextInt(256), random.nextInt(256), random.nextInt(256));
      }
    }
    return picture;
  }
}
