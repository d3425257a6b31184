package assay.match.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import assay.stage.UnreadableItemException;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes are, decoding ends with rows or with a refusal. An ordinary build tries the
 * seeds; {@code make fuzz} goes on from there.
 */
class JpegFuzzTest {
  private static final int PIXELS = 1 << 18;

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void anyBytesEndInRowsOrARefusal(byte[] content) {
    for (int scale = 1; scale <= 8; scale *= 2) {
      luma(content, scale);
    }
    components(content);
  }

  private static void components(byte[] content) {
    int[] rows = {0};
    try {
      Jpeg jpeg = Jpeg.of(content);
      if (jpeg.isSupported() && (long) jpeg.width() * jpeg.height() <= PIXELS) {
        jpeg.components(new Notes(20), row -> rows[0]++);
        assertThat(rows[0]).isEqualTo(jpeg.height());
      }
    } catch (UnreadableItemException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  private static void luma(byte[] content, int scale) {
    int[] rows = {0};
    try {
      Jpeg jpeg = Jpeg.of(content);
      long pixels = (long) jpeg.width() * jpeg.height();
      if (jpeg.isSupported() && jpeg.hasFullLuma() && pixels <= PIXELS) {
        jpeg.luma(scale, new Notes(20), row -> rows[0]++);
        assertThat(rows[0]).isEqualTo((jpeg.height() + scale - 1) / scale);
      }
    } catch (UnreadableItemException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  static Stream<byte[]> seeds() {
    return Samples.all().map(Samples.Sample::bytes);
  }
}
