package assay.match.pdq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstLookTest {
  @ParameterizedTest(name = "{0} x {1} at 1/{2}")
  @CsvSource({"4000,3000,8", "1300,1300,8", "1279,1300,4", "1024,768,4", "512,512,2", "320,320,2"})
  void whereLookingUpIsFreeTheScaleIsTheOneExpectedToCostLeast(int width, int height, int scale) {
    assertThat(FirstLook.scale(width, height, FirstLookTest::free)).hasValue(scale);
    assertThat(FirstLook.scale(height, width, FirstLookTest::free)).hasValue(scale);
  }

  @ParameterizedTest(name = "{0} x {1}")
  @CsvSource({"240,240", "159,4000", "100,100", "5,9", "1,1"})
  void aSmallPictureIsDecodedInFull(int width, int height) {
    assertThat(FirstLook.scale(width, height, FirstLookTest::free)).isEmpty();
  }

  @Test
  void whereAWideLookUpCostsMoreThanDecodingThePictureIsDecodedInFull() {
    IntToDoubleFunction large = margin -> margin == 0 ? 100_000 : 5_000_000;
    assertThat(FirstLook.scale(600, 600, large)).isEmpty();
    assertThat(FirstLook.scale(4000, 3000, large)).hasValue(8);
  }

  @Test
  void whereNoIndexSearchesThatFarThePictureIsDecodedInFull() {
    IntToDoubleFunction narrow = margin -> margin == 0 ? 0 : Double.POSITIVE_INFINITY;
    assertThat(FirstLook.scale(4000, 3000, narrow)).isEmpty();
  }

  private static double free(int margin) {
    return 0;
  }
}
