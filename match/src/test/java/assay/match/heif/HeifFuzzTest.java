package assay.match.heif;

import static org.assertj.core.api.Assertions.assertThat;

import assay.stage.UnreadableItemException;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the boxes say, what comes out of them is bounded by the file. */
class HeifFuzzTest {
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void anyFileEndsInPicturesOrARefusal(byte[] content) {
    try {
      HeifFile file = HeifFile.read(content);
      for (long id : file.pictures()) {
        assertBounded(file, id, content.length);
      }
    } catch (UnreadableItemException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  private static void assertBounded(HeifFile file, long id, int length) {
    try {
      HeifPicture picture = file.picture(id);
      long bytes = picture.coded().pieces().stream().mapToLong(piece -> piece.length).sum();
      assertThat(bytes).isLessThan(5L * length + 5L * Locations.MOST_MISSING);
      assertThat(picture.shown().left() + picture.shown().width())
          .isLessThanOrEqualTo(picture.canvas().width());
      assertThat(picture.shown().top() + picture.shown().height())
          .isLessThanOrEqualTo(picture.canvas().height());
    } catch (UnreadableItemException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  static Stream<byte[]> seeds() throws IOException {
    return Stream.of(
        seed("heic-grid.heic"),
        seed("heic-alpha-thumbnail.heic"),
        seed("avif-cropped.avif"),
        seed("avif-sequence.avif"));
  }

  private static byte[] seed(String file) throws IOException {
    try (InputStream in = HeifFuzzTest.class.getResourceAsStream("/child/" + file)) {
      return in.readAllBytes();
    }
  }
}
