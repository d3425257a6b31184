package assay.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.PdqHashes;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PicturesTest {
  private static final int WIDEST_RADIUS = 63;

  private final Pictures pictures = new Pictures(0x5eed);

  /** The value was the same on Debian's OpenJDK 17 and on Temurin 25. */
  @Test
  void aNumberIsTheSamePictureOnEveryMachine() {
    assertThat(digest(pictures.draw(17, 160, 120)))
        .isEqualTo("50433362c68c86e8aed9d918879f6951f1f430ea0f036cf3cd2b7aa867f1907d");
  }

  @Test
  void anotherSeedIsAnotherSeries() {
    assertThat(digest(new Pictures(1).draw(17, 160, 120)))
        .isNotEqualTo(digest(new Pictures(2).draw(17, 160, 120)));
  }

  @Test
  void anySizeIsPossible() {
    for (int[] size : new int[][] {{1, 1}, {1, 7}, {7, 1}, {2000, 3}, {33, 900}}) {
      BufferedImage image = pictures.draw(3, size[0], size[1]);
      assertThat(image.getWidth()).isEqualTo(size[0]);
      assertThat(image.getHeight()).isEqualTo(size[1]);
    }
  }

  @Test
  void noTwoPicturesAreNearEachOtherHoweverTheyAreTurned() throws Exception {
    List<PdqHashes> all = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      PdqHashes hashes = Hashing.hashes(bmp(pictures.draw(i, 128, 96)));
      assertThat(hashes.quality()).isGreaterThanOrEqualTo(80);
      for (PdqHashes other : all) {
        assertThat(Hashing.nearest(other, hashes.hash())).isGreaterThan(WIDEST_RADIUS);
      }
      all.add(hashes);
    }
  }

  private static Picture bmp(BufferedImage image) {
    return new Picture("image/bmp", "bmp", Encoding.bmp(image));
  }

  private static String digest(BufferedImage image) {
    int[] pixels = Pixels.of(image);
    ByteBuffer bytes = ByteBuffer.allocate(4 * pixels.length);
    bytes.asIntBuffer().put(pixels);
    return Digest.compute(DigestAlgorithm.SHA256, bytes.array()).hex();
  }
}
