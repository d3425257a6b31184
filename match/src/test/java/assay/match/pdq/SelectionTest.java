package assay.match.pdq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  @ParameterizedTest(name = "{0} distinct values at most")
  @ValueSource(ints = {1, 2, 3, 16, 1 << 20})
  void findsWhatSortingFinds(int distinct) {
    var random = new SplittableRandom(0x5e1ec7 + distinct);
    for (int round = 0; round < 300; round++) {
      float[] values = new float[1 + random.nextInt(300)];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(distinct) - distinct / 2;
      }
      assertEveryPlace(values, random);
    }
  }

  @Test
  void anOrderThatIsThereAlreadyOrReversedDoesNotMislead() {
    float[] upwards = new float[256];
    float[] downwards = new float[256];
    for (int i = 0; i < 256; i++) {
      upwards[i] = i;
      downwards[i] = -i;
    }
    assertEveryPlace(upwards, new SplittableRandom(1));
    assertEveryPlace(downwards, new SplittableRandom(2));
  }

  private static void assertEveryPlace(float[] values, SplittableRandom random) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int before : new int[] {0, values.length - 1, random.nextInt(values.length)}) {
      assertThat(Selection.smallest(values.clone(), before)).isEqualTo(sorted[before]);
    }
  }
}
