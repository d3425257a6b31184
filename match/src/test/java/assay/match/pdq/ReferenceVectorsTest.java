package assay.match.pdq;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import assay.testkit.SlowPdq;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every synthetic picture of {@code synthetic-vectors.tsv}, made anew and hashed. The expected
 * values were computed with the C++ reference implementation (see the file's notice).
 */
class ReferenceVectorsTest {
  /**
   * The reference's single-hash entry skips the filter on pictures of exactly 64 by 64; its
   * dihedral entry, which is followed here, does not. These are the latter's values.
   */
  private static final Map<String, String> FILTERED_64 =
      Map.of(
          "ramp", "8a2875d775d771c68a2861868a2875d775d771c68a2861868a2875d775d761d7",
          "steps", "5b6d38e30cf3c71cc30c38e38cb2c71c4b6d38e330c3c71c6cb238e339e7c71c");

  @ParameterizedTest
  @MethodSource("vectors")
  void allEightHashesAndTheQualityEqualTheReference(Vector vector) {
    PdqHashes hashes = hashes(vector);
    assertThat(hashes.quality()).isEqualTo(vector.quality);
    assertThat(hashes.variants()).extracting(Pdq::hex).containsExactlyElementsOf(vector.hashes);
  }

  static Stream<Vector> vectors() throws IOException {
    try (var in = ReferenceVectorsTest.class.getResourceAsStream("/pdq/synthetic-vectors.tsv")) {
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines();
      return lines.filter(line -> !line.startsWith("#")).skip(1).map(Vector::of).toList().stream();
    }
  }

  private static PdqHashes hashes(Vector vector) {
    StreamedPdq stream = new StreamedPdq(vector.width, vector.height);
    Pixels pixels = new Pixels(vector);
    float[] row = new float[vector.width];
    for (int y = 0; y < vector.height; y++) {
      for (int x = 0; x < vector.width; x++) {
        row[x] = pixels.luma(x, y);
      }
      stream.row(row);
    }
    return stream.hashes();
  }

  /** A line of the file. */
  record Vector(
      String generator, long seed, int width, int height, int quality, List<String> hashes) {
    static Vector of(String line) {
      String[] cells = line.split("\t", -1);
      String generator = cells[0];
      int width = Integer.parseInt(cells[2]);
      int height = Integer.parseInt(cells[3]);
      if (width == 64 && height == 64) {
        cells[5] = FILTERED_64.getOrDefault(generator, cells[5]);
      }
      return new Vector(
          generator,
          Long.parseLong(cells[1]),
          width,
          height,
          Integer.parseInt(cells[4]),
          List.of(cells).subList(5, 13));
    }
  }

  /** The generators, as the notice beside the file defines them; asked row by row. */
  private static final class Pixels {
    private final Vector vector;
    private long state;

    Pixels(Vector vector) {
      this.vector = vector;
      this.state = vector.seed;
    }

    float luma(int x, int y) {
      return switch (vector.generator) {
        case "noise" -> SlowPdq.luma(next(), next(), next());
        case "poly" -> poly(x, y);
        case "flat" -> SlowPdq.luma(128, 128, 128);
        case "ramp" -> ramp(x * 255 / (vector.width - 1), y * 255 / (vector.height - 1));
        case "checker" -> checker((x * 8 / vector.width) + (y * 8 / vector.height));
        case "steps" -> steps((x * 3 / vector.width) * 60 + (y * 2 / vector.height) * 70);
        default -> throw new IllegalArgumentException(vector.generator);
      };
    }

    private int next() {
      state += 0x9E3779B97F4A7C15L;
      long z = state;
      z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      return (int) (z ^ (z >>> 31)) & 255;
    }

    private static float poly(long x, long y) {
      long red = (3 * x * x + 5 * x * y + 17 * y) >> 4;
      long green = (2 * y * y + 7 * x + 31) >> 3;
      long blue = (x * y + 11 * x + 13 * y) >> 5;
      return SlowPdq.luma((int) red & 255, (int) green & 255, (int) blue & 255);
    }

    private static float ramp(int red, int green) {
      return SlowPdq.luma(red, green, (red + green) / 2);
    }

    private static float checker(int square) {
      int value = square % 2 == 1 ? 255 : 0;
      return SlowPdq.luma(value, value, value);
    }

    private static float steps(int c) {
      return SlowPdq.luma(c, (2 * c) % 256, 255 - c);
    }
  }
}
