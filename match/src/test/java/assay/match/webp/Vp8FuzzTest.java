package assay.match.webp;

import static org.assertj.core.api.Assertions.assertThat;

import assay.stage.UnreadableItemException;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class Vp8FuzzTest {
  private static final int PIXELS = 1 << 16; // larger ones only cost time here

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void anyFrameEndsInPixelsOrARefusal(byte[] frame) {
    try {
      Vp8Picture picture = Vp8Picture.of(frame, 0, frame.length);
      if (picture.width() * picture.height() <= PIXELS && picture.width() > 0) {
        Vp8PictureTest.Decoded.of(frame);
      }
    } catch (UnreadableItemException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  static Stream<byte[]> seeds() throws IOException {
    return Stream.of(
        Vp8PictureTest.frame("normal"),
        Vp8PictureTest.frame("partitions"),
        Vp8PictureTest.frame("segments"),
        Vp8PictureTest.frame("simple-filter"));
  }
}
