package assay.match.video;

import static org.assertj.core.api.Assertions.assertThat;

import assay.item.MediaType;
import assay.match.child.InstalledFfmpeg;
import assay.match.decode.DecodeLimits;
import assay.match.decode.Luma;
import assay.match.decode.PictureDecoder;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A drawn film as an animated picture. The encoders write only what changes, as parts laid over one
 * another; what a viewer sees must be what was drawn.
 */
class AnimatedPicturesTest {
  private static final Film FILM = Film.of(11, 0, 4);

  @TempDir private static Path folder;

  @BeforeAll
  static void ffmpegIsThere() {
    InstalledFfmpeg.get();
  }

  /** The pictures that were decoded, each by its rows, and why that is not all. */
  private record Seen(List<float[][]> pictures, Optional<Reason> fault) {
    static Seen of(byte[] content, String type) throws UnreadableItemException {
      List<float[][]> pictures = new ArrayList<>();
      Optional<Reason> fault =
          new PictureDecoder(DecodeLimits.standard())
              .decode(
                  content,
                  MediaType.of(type),
                  (width, height) -> {
                    List<float[]> rows = new ArrayList<>();
                    return luma -> {
                      rows.add(luma.clone());
                      if (rows.size() == height) {
                        pictures.add(rows.toArray(float[][]::new));
                      }
                    };
                  });
      return new Seen(pictures, fault);
    }
  }

  private static List<float[][]> drawn() {
    List<float[][]> all = new ArrayList<>();
    for (byte[] rgb : FILM.frames()) {
      float[][] picture = new float[Film.HEIGHT][Film.WIDTH];
      for (int y = 0; y < Film.HEIGHT; y++) {
        Luma.row(rgb, 3 * y * Film.WIDTH, 3, picture[y]);
      }
      all.add(picture);
    }
    return all;
  }

  /** Encoders show a picture that does not change once, for longer. */
  private static List<float[][]> changing(List<float[][]> pictures) {
    List<float[][]> changing = new ArrayList<>();
    for (float[][] picture : pictures) {
      boolean same =
          !changing.isEmpty() && Arrays.deepEquals(changing.get(changing.size() - 1), picture);
      if (!same) {
        changing.add(picture);
      }
    }
    return changing;
  }

  private static void isTheFilm(Seen seen) {
    assertThat(seen.fault()).isEmpty();
    List<float[][]> expected = changing(drawn());
    List<float[][]> found = changing(seen.pictures());
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(Arrays.deepEquals(found.get(i), expected.get(i))).as("picture %s", i).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rgb24", "rgba"})
  void everyFrameOfAnAnimatedPngIsSeenAsItIsShown(String form) throws Exception {
    byte[] png =
        FILM.encode(folder.resolve(form + ".png"), "-c:v", "apng", "-f", "apng", "-pix_fmt", form);
    isTheFilm(Seen.of(png, "image/png"));
  }

  @Test
  void everyFrameOfAnAnimatedWebpIsSeenAsItIsShown() throws Exception {
    byte[] webp =
        FILM.encode(
            folder.resolve("film.webp"),
            "-c:v",
            "libwebp_anim",
            "-lossless",
            "1",
            "-pix_fmt",
            "bgra");
    isTheFilm(Seen.of(webp, "image/webp"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "webp"})
  void aCutAnimationIsNeverWhole(String format) throws Exception {
    byte[] whole =
        format.equals("png")
            ? FILM.encode(
                folder.resolve("cut.png"), "-c:v", "apng", "-f", "apng", "-pix_fmt", "rgba")
            : FILM.encode(
                folder.resolve("cut.webp"),
                "-c:v",
                "libwebp_anim",
                "-lossless",
                "1",
                "-pix_fmt",
                "bgra");
    for (int length = 33; length < whole.length; length += whole.length / 60) {
      try {
        Seen seen = Seen.of(Arrays.copyOf(whole, length), "image/" + format);
        assertThat(seen.fault()).as("%s bytes", length).isNotEmpty();
      } catch (UnreadableItemException e) {
        assertThat(e.reason()).isNotNull();
      }
    }
  }
}
