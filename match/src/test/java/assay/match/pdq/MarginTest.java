package assay.match.pdq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The study of docs/cascade.md in small: drawn pictures instead of photographs, no encoding. */
class MarginTest {
  @ParameterizedTest(name = "1/{0} from {1} pixels on")
  @CsvSource({"8,512", "8,768", "4,256", "4,384", "2,320", "1,160"})
  void noHashIsFartherThanTheMarginThatTheLookClaims(int scale, int side) {
    var random = new SplittableRandom(31L * scale + side);
    int claimed = 0;
    for (int round = 0; round < 60; round++) {
      float[][] picture =
          drawn(random, side + random.nextInt(side / 3), side + random.nextInt(side / 3));
      ScaledPdq look = Blocks.look(picture, scale);
      OptionalInt margin = look.margin();
      if (margin.isPresent()) {
        claimed++;
        assertThat(Blocks.farthest(Blocks.exact(picture), look.hashes()))
            .isLessThanOrEqualTo(margin.getAsInt());
      }
    }
    assertThat(claimed).isGreaterThan(15);
  }

  /** Hard-edged boxes of all sizes on waves, and as much grain as makes some margins too wide. */
  private static float[][] drawn(SplittableRandom random, int width, int height) {
    float[][] picture = new float[height][width];
    double across = 8 * random.nextDouble();
    double down = 8 * random.nextDouble();
    int grain = 1 + random.nextInt(12);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double wave = Math.sin(across * x / width + down * y / height * (1 + (double) x / width));
        picture[y][x] = Math.round(128 + 60 * wave) + random.nextInt(grain);
      }
    }
    for (int box = 0; box < 20; box++) {
      int left = random.nextInt(width - 8);
      int top = random.nextInt(height - 8);
      int right = left + 1 + random.nextInt(Math.min(width - left, 1 + width / (1 + box)));
      int bottom = top + 1 + random.nextInt(Math.min(height - top, 1 + height / (1 + box)));
      float level = random.nextInt(256);
      for (int y = top; y < bottom; y++) {
        Arrays.fill(picture[y], left, right, level);
      }
    }
    return picture;
  }
}
