package assay.match.decode;

import static org.assertj.core.api.Assertions.assertThat;

import assay.item.MediaType;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes are, decoding ends with pictures or with a refusal. An ordinary build tries
 * the seeds; {@code make fuzz} goes on from there.
 */
class PictureFuzzTest {
  private static final DecodeLimits LIMITS =
      new DecodeLimits(1 << 20, 50, 50, 1 << 24, Duration.ofSeconds(10), 1 << 28);

  /** The door swallows what a decoder throws; so our own decoders are asked directly as well. */
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void anyBytesEndInPicturesOrARefusal(byte[] content) {
    if (content.length == 0) {
      return;
    }
    switch (content[0]) {
      case (byte) 0x89 -> ours(new PngDecoder(), content);
      case 'G' -> ours(new GifDecoder(), content);
      case 'B' -> throughTheDoor(content, "image/bmp");
      case 'I', 'M' -> throughTheDoor(content, "image/tiff");
      case 'R' -> throughTheDoor(content, "image/webp");
      case 0 -> throughTheDoor(content, "image/x-icon");
      default -> {
        // JPEG has a test of its own
      }
    }
  }

  private static void ours(LumaDecoder decoder, byte[] content) {
    MemoryBudget budget = new MemoryBudget(LIMITS.memory());
    try (Attempt attempt = new Attempt((width, height) -> luma -> {}, LIMITS, budget)) {
      decoder.decode(content, attempt);
    } catch (UnreadableItemException | IOException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  private static void throughTheDoor(byte[] content, String type) {
    try {
      new PictureDecoder(LIMITS).decode(content, MediaType.of(type), (width, height) -> luma -> {});
    } catch (UnreadableItemException e) {
      assertThat(e.reason()).isNotEqualTo(Reason.TIMEOUT);
    }
  }

  static Stream<byte[]> seeds() throws Exception {
    return DamagedPicturesTest.samples().map(DamagedPicturesTest.Sample::bytes);
  }
}
