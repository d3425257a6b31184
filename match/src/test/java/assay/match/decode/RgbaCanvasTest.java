package assay.match.decode;

import static org.assertj.core.api.Assertions.assertThat;

import assay.match.decode.RgbaCanvas.Place;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Porter and Duff's "over" (Compositing digital images, 1984), colours not multiplied. */
class RgbaCanvasTest {
  /** Levels and alpha of what is below, of what is laid over it, and of both. */
  @ParameterizedTest
  @CsvSource({
    "0, 255, 255, 255, 255, 255",
    "0, 255, 255, 128, 128, 255",
    "200, 255, 100, 0, 200, 255",
    "200, 0, 100, 64, 100, 64",
    "200, 128, 100, 128, 133, 192"
  })
  void whatIsLaidOverIsSeenByItsAlpha(
      int below, int belowAlpha, int above, int aboveAlpha, int seen, int alpha) {
    RgbaCanvas canvas = new RgbaCanvas(1, 1);
    canvas.draw(pixel(below, belowAlpha), new Place(0, 0, 1, 1, false));
    canvas.draw(pixel(above, aboveAlpha), new Place(0, 0, 1, 1, true));
    assertThat(canvas.copy()).isEqualTo(pixel(seen, alpha));
  }

  private static byte[] pixel(int level, int alpha) {
    byte[] pixel = new byte[4];
    Arrays.fill(pixel, 0, 3, (byte) level);
    pixel[3] = (byte) alpha;
    return pixel;
  }
}
