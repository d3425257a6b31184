package assay.match.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.fingerprint.SampledFrame;
import assay.match.child.InstalledFfmpeg;
import assay.stage.Content;
import assay.stage.Sampling;
import assay.stage.UnreadableItemException;
import assay.stage.VideoHasher.Sampled;
import assay.verdict.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One film in every container, as ffmpeg and its encoders write them. */
class ContainersTest {
  @TempDir private static Path folder;

  private static Path source;
  private static List<SampledFrame> expected;

  @BeforeAll
  static void encode() throws Exception {
    InstalledFfmpeg.get();
    source = folder.resolve("source.mkv");
    byte[] bytes =
        Film.of(9, 0, 6).encode(source, "-c:v", "libx264", "-preset", "ultrafast", "-crf", "12");
    Sampled sampled = Videos.sample(bytes, "mkv");
    assertThat(sampled.fault()).isEmpty();
    expected = sampled.frames();
    assertThat(expected).hasSize(6);
  }

  private static void isTheSameFilm(Sampled sampled, int most) {
    assertThat(sampled.fault()).isEmpty();
    assertThat(sampled.frames()).hasSize(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(sampled.frames().get(i).whole().hash().distance(expected.get(i).whole().hash()))
          .isLessThanOrEqualTo(most);
    }
  }

  /** The same coded pictures, in another order and under other headers. */
  @ParameterizedTest
  @CsvSource({
    "behind.mp4, -movflags, -faststart",
    "before.mp4, -movflags, +faststart",
    "pieces.mp4, -movflags, +frag_keyframe+empty_moov",
    "behind.mov, -movflags, -faststart",
    "copy.avi, -bsf:v, h264_mp4toannexb",
    "copy.mkv, -cluster_time_limit, 1000"
  })
  void aCopiedFilmHashesAlike(String name, String option, String value) throws Exception {
    byte[] copy = Film.convert(source, folder.resolve(name), "-c", "copy", option, value);
    isTheSameFilm(Videos.sample(copy, name.substring(name.indexOf('.') + 1)), 0);
  }

  @ParameterizedTest
  @CsvSource({
    "vp8.webm, libvpx",
    "vp9.webm, libvpx-vp9",
    "mpeg4.avi, mpeg4",
    "mjpeg.avi, mjpeg",
    "mpeg4.mp4, mpeg4",
    "hevc.mp4, libx265"
  })
  void anotherCodecHashesNearly(String name, String codec) throws Exception {
    byte[] other =
        Film.convert(
            source,
            folder.resolve(name),
            "-c:v",
            codec,
            "-b:v",
            "2M",
            "-x265-params",
            "log-level=error",
            "-pix_fmt",
            codec.equals("mjpeg") ? "yuvj420p" : "yuv420p",
            "-threads",
            "2");
    isTheSameFilm(Videos.sample(other, name.substring(name.indexOf('.') + 1)), 20);
  }

  @Test
  void everyVideoTrackIsSampled() throws Exception {
    byte[] two =
        Film.convert(
            source,
            folder.resolve("two.mkv"),
            "-map",
            "0:v",
            "-map",
            "0:v",
            "-c:v:0",
            "copy",
            "-c:v:1",
            "libx264",
            "-filter:v:1",
            "scale=80:60");
    Sampled sampled = Videos.sample(two, "mkv");
    assertThat(sampled.fault()).isEmpty();
    assertThat(sampled.frames()).hasSize(12);
    assertThat(sampled.frames().stream().map(SampledFrame::track).distinct()).containsExactly(0, 1);
  }

  @Test
  void aSoundAloneIsNoVideo() throws Exception {
    byte[] sound = sound(folder.resolve("sound.mp4"));
    assertThatThrownBy(() -> Videos.sample(sound, "mp4"))
        .isInstanceOfSatisfying(
            UnreadableItemException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.DECODE_ERROR));
  }

  private static byte[] sound(Path file) throws Exception {
    return Film.convert(source, file, "-f", "lavfi", "-i", "anullsrc", "-map", "1:a", "-t", "1");
  }

  @Test
  void whatAPlayerLeavesOutIsSampledToo() throws Exception {
    byte[] cut = Film.convert(source, folder.resolve("edited.mp4"), "-ss", "3", "-c", "copy");
    Sampled sampled = Videos.sample(cut, "mp4"); // from the key frame before, an edit list hides it
    assertThat(sampled.fault()).isEmpty();
    assertThat(sampled.frames().size()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void noMoreFramesThanAllowed() throws Exception {
    byte[] bytes = Files.readAllBytes(source);
    Sampled sampled =
        new VpdqHasher(
                Optional.of(InstalledFfmpeg.get()),
                Sampling.EVERY_SECOND,
                Duration.ofSeconds(60),
                5)
            .sample(Content.of(bytes), Videos.type("mkv"));
    assertThat(sampled.fault()).contains(Reason.TOO_LARGE);
    assertThat(sampled.frames()).hasSize(5);
  }

  @Test
  void aContentThatCannotBeReadAgainIsNotTheVideosFault() throws Exception {
    byte[] bytes = Files.readAllBytes(source);
    Content broken =
        new Content() {
          @Override
          public long length() {
            return bytes.length;
          }

          @Override
          public int read(long position, byte[] into, int offset, int length) throws IOException {
            if (position > bytes.length / 2) {
              throw new IOException("the disk is gone");
            }
            return Content.of(bytes).read(position, into, offset, Math.min(length, 1000));
          }
        };
    VpdqHasher hasher = new VpdqHasher(Optional.of(InstalledFfmpeg.get()), Sampling.EVERY_SECOND);
    assertThatThrownBy(() -> hasher.sample(broken, Videos.type("mkv")))
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is gone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkv", "mp4", "avi"})
  void withoutAProgramItIsUnsupported(String ending) {
    VpdqHasher hasher = new VpdqHasher(Optional.empty(), Sampling.EVERY_SECOND);
    assertThatThrownBy(() -> hasher.sample(Content.of(new byte[9]), Videos.type(ending)))
        .isInstanceOfSatisfying(
            UnreadableItemException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED_MEDIA));
  }

  /** Every cut in the framing, some in between. */
  @ParameterizedTest
  @CsvSource({
    "behind-cut.mp4, -movflags, -faststart",
    "before-cut.mp4, -movflags, +faststart",
    "whole-cut.mkv, -cluster_time_limit, 1000",
    "whole-cut.avi, -bsf:v, h264_mp4toannexb"
  })
  void aCutIsNeverWhole(String name, String option, String value) throws Exception {
    String ending = name.substring(name.indexOf('.') + 1);
    byte[] whole = Film.convert(source, folder.resolve(name), "-c", "copy", option, value);
    int step = whole.length / 12;
    for (int length = 1; length < whole.length; length += length < 64 ? 9 : step) {
      isNeverWhole(Arrays.copyOf(whole, length), ending);
    }
    for (int missing = 1; missing < 16; missing += 4) {
      isNeverWhole(Arrays.copyOf(whole, whole.length - missing), ending);
    }
  }

  private static void isNeverWhole(byte[] cut, String ending) throws IOException {
    try {
      Sampled sampled = Videos.sample(cut, ending);
      assertThat(sampled.fault()).as("cut to %s bytes", cut.length).isNotEmpty();
    } catch (UnreadableItemException e) {
      assertThat(e.getMessage())
          .doesNotContain(new String(cut, 0, Math.min(8, cut.length), StandardCharsets.ISO_8859_1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4", "mkv", "avi"})
  void flippedBytesAreSurvived(String ending) throws Exception {
    byte[] whole =
        Film.convert(source, folder.resolve("flipped." + ending), "-c:v", "mpeg4", "-q:v", "4");
    SplittableRandom random = new SplittableRandom(0x5eed);
    for (int round = 0; round < 9; round++) {
      byte[] flipped = whole.clone();
      for (int i = 0; i < 1 << (round % 5); i++) {
        int reach = round % 3 == 0 ? Math.min(400, flipped.length) : flipped.length;
        flipped[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        assertThat(Videos.sample(flipped, ending).frames()).isNotEmpty();
      } catch (UnreadableItemException e) {
        assertThat(e.reason()).isNotNull();
      }
    }
  }
}
