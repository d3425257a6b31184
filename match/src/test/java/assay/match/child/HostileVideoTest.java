package assay.match.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.match.child.CodedVideo.Container;
import assay.stage.Sampling;
import assay.stage.UnreadableItemException;
import assay.verdict.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the decoder of a video does, it costs that video, and never looks like a whole one. */
@Tag("long")
class HostileVideoTest {
  /** A track of 2 by 2 pixels, and the head of a cluster at four seconds. */
  private static final String HEAD =
      "\\x1a\\x45\\xdf\\xa3\\x80\\x18\\x53\\x80\\x67\\x01\\xff\\xff\\xff\\xff\\xff\\xff\\xff"
          + "\\x16\\x54\\xae\\x6b\\x8d\\xae\\x8b\\xd7\\x81\\x01\\xe0\\x86\\xb0\\x81\\x02\\xba\\x81\\x02"
          + "\\x1f\\x43\\xb6\\x75\\x01\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xe7\\x82\\x0f\\xa0";

  private static final String BLOCK = "\\xa3\\x90\\x81\\x00\\x05\\x80123456789012";
  private static final String GOOD = "cat >/dev/null; printf '" + HEAD + BLOCK + "'";

  private Path folder;

  @BeforeEach
  void make() throws IOException {
    folder = Files.createTempDirectory("assay-fake");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void remove() throws IOException {
    Files.deleteIfExists(folder.resolve("ffmpeg"));
    Files.delete(folder);
  }

  private static CodedVideo video() {
    byte[] content = new byte[1 << 20];
    return new CodedVideo(Container.AVI, Feed.of(List.of(content)), Sampling.EVERY_SECOND);
  }

  @Test
  void aGoodOneDeliversFramesWithTheirTimes() throws Exception {
    List<String> frames = new ArrayList<>();
    boolean well =
        fake(GOOD)
            .decode(
                video(),
                Duration.ofSeconds(20),
                (track, millis, width, height, rgb) ->
                    frames.add(
                        track
                            + " "
                            + millis
                            + " "
                            + width
                            + "x"
                            + height
                            + " "
                            + new String(rgb, StandardCharsets.US_ASCII)));
    assertThat(well).isTrue();
    assertThat(frames).containsExactly("0 4005 2x2 123456789012");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sleep 600 | TIMEOUT",
        "while :; do :; done | TIMEOUT",
        "while :; do echo words words words >&2; done | TIMEOUT",
        "cat /dev/zero | DECODE_ERROR",
        "head -c 100000 /dev/urandom | ANY",
        "kill -9 $$ | NOT_WELL",
        "exit 0 | NOT_WELL",
        "printf 'HEAD' ; kill -9 $$ | NOT_WELL",
        "printf 'HEAD' | WELL_WITHOUT_FRAMES",
        "printf 'HEAD\\xa3\\x90\\x81\\x00\\x05\\x801234' | NOT_WELL",
        "printf 'HEAD\\xa3\\x8f\\x81\\x00\\x05\\x8012345678901' | DECODE_ERROR",
        "printf 'HEAD\\xa3\\x90\\x82\\x00\\x05\\x80123456789012' | DECODE_ERROR",
        "printf 'HEAD\\xa3\\x90\\x81\\x00\\x05\\x86123456789012' | DECODE_ERROR",
        "printf '\\xa3\\x90\\x81\\x00\\x05\\x80123456789012' | DECODE_ERROR",
        "printf 'HEAD\\xec\\x08\\x00\\x00\\x00\\xff\\xff\\xff\\xff\\xff' | ANY",
        "printf '\\xb0\\x81\\x02' | DECODE_ERROR",
        "cat >/dev/null; printf 'HEAD'; echo words >&2 | NOT_WELL"
      })
  void neverLooksLikeAWholeVideo(String script, String outcome) throws Exception {
    FfmpegProgram fake = fake(script.replace("HEAD", HEAD));
    Duration time = Duration.ofSeconds(outcome.equals("TIMEOUT") ? 2 : 60);
    List<Long> frames = new ArrayList<>();
    FrameTaker taker = (track, millis, width, height, rgb) -> frames.add(millis);
    switch (outcome) {
      case "NOT_WELL" -> assertThat(fake.decode(video(), time, taker)).isFalse();
      case "WELL_WITHOUT_FRAMES" -> fake.decode(video(), time, taker);
      case "ANY" -> {
        try {
          assertThat(fake.decode(video(), time, taker)).isFalse();
        } catch (UnreadableItemException e) {
          assertThat(e.reason()).isEqualTo(Reason.DECODE_ERROR);
        }
      }
      default ->
          assertThatThrownBy(() -> fake.decode(video(), time, taker))
              .isInstanceOfSatisfying(
                  UnreadableItemException.class,
                  e -> assertThat(e.reason()).isEqualTo(Reason.valueOf(outcome)));
    }
    assertThat(frames).isEmpty();
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  /** A program that says it is an ffmpeg, and otherwise does what the script says. */
  private FfmpegProgram fake(String script) throws IOException {
    Path file = folder.resolve("ffmpeg");
    Files.writeString(
        file,
        "#!/bin/bash\nPATH=/usr/bin:/bin\nif [ \"$1\" = -decoders ]; then\n"
            + "  echo 'ffmpeg version 0.0-fake Copyright'\n  exit 0\nfi\n"
            + script
            + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return FfmpegProgram.at(file).orElseThrow();
  }
}
