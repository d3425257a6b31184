package assay.match.video;

import static org.assertj.core.api.Assertions.assertThat;

import assay.fingerprint.Vpdq;
import assay.match.bank.FrozenBank;
import assay.match.child.InstalledFfmpeg;
import assay.match.list.HashLists;
import assay.policy.Policy;
import assay.stage.Sampling;
import assay.stage.VideoHasher.Sampled;
import assay.verdict.Match;
import assay.verdict.TimeRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drawn films, encoded by the ffmpeg that is here, against lists of what others show. */
class FoundVideosTest {
  private static final String[] GOOD = {"-c:v", "libx264", "-preset", "ultrafast", "-crf", "20"};
  private static final Film KNOWN = Film.of(1, 0, 20);

  @TempDir private static Path folder;

  private static Vpdq known;
  private static Path knownFile;

  @BeforeAll
  static void encode() throws Exception {
    InstalledFfmpeg.get();
    knownFile = folder.resolve("known.mp4");
    byte[] bytes = KNOWN.encode(knownFile, GOOD);
    known = Videos.listed(Videos.sample(bytes, "mp4"));
  }

  private static FrozenBank bank(Vpdq... listed) throws Exception {
    Path file = Files.createTempFile(folder, "list", ".txt");
    StringBuilder lines = new StringBuilder();
    for (Vpdq video : listed) {
      lines.append(Videos.text(video));
    }
    Files.writeString(file, lines);
    return FrozenBank.of(HashLists.load(List.of(file.toString())), Policy.standard());
  }

  private static Match.Video only(FrozenBank bank, Sampled sampled) {
    List<Match.Video> found = bank.find(sampled.frames());
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void aKnownClipOfTenSecondsIsFoundInAVideoOfTenMinutes() throws Exception {
    Film clip = KNOWN.part(4, 14);
    Vpdq listed =
        Videos.listed(Videos.sample(clip.encode(folder.resolve("clip.mkv"), GOOD), "mkv"));
    Film film = Film.of(2, 0, 600).with(200, clip);
    Sampled sampled = Videos.sample(film.encode(folder.resolve("long.mp4"), GOOD), "mp4");

    Match.Video found = only(bank(listed), sampled);

    assertThat(sampled.frames()).hasSize(600);
    assertThat(Policy.standard().isMatched(found)).isTrue();
    assertThat(found.listed().percent()).isEqualTo(100);
    assertThat(found.item().percent()).isLessThan(3);
    assertThat(found.runSeconds()).isBetween(9, 11);
    assertThat(found.ranges()).hasSize(1);
    TimeRange range = found.ranges().get(0);
    assertThat(range.from()).isBetween(200_000L, 201_000L);
    assertThat(range.to()).isBetween(208_900L, 210_000L);
  }

  @Test
  void anExcerptOfTwentySecondsOfAKnownVideoOfTenMinutesIsFound() throws Exception {
    Film film = Film.of(3, 0, 600);
    byte[] whole = film.encode(folder.resolve("whole.mp4"), GOOD);
    Vpdq listed = Videos.listed(Videos.sample(whole, "mp4"));
    byte[] excerpt =
        Film.convert(
            folder.resolve("whole.mp4"),
            folder.resolve("excerpt.webm"),
            "-ss",
            "123.4",
            "-t",
            "20",
            "-c:v",
            "libvpx",
            "-deadline",
            "realtime",
            "-b:v",
            "400k");

    Match.Video found = only(bank(listed), Videos.sample(excerpt, "webm"));

    assertThat(Policy.standard().isMatched(found)).isTrue();
    assertThat(found.item().percent()).isGreaterThanOrEqualTo(90);
    assertThat(found.listed().percent()).isLessThan(5);
    assertThat(found.runSeconds()).isGreaterThanOrEqualTo(15);
  }

  @ParameterizedTest
  @CsvSource({
    "mirrored.mp4, hflip, 25",
    "turned.mp4, transpose=1, 25",
    "letterboxed.mp4, pad=160:160:0:20:black, 25",
    "pillarboxed.mp4, pad=224:120:32:0:black, 25",
    "smaller.mp4, scale=96:72, 25",
    "faster.mkv, fps=15, 25"
  })
  void anEditedCopyIsFound(String name, String filter, String quality) throws Exception {
    byte[] copy =
        Film.convert(
            knownFile, folder.resolve(name), "-vf", filter, "-c:v", "libx264", "-crf", quality);
    Match.Video found =
        only(bank(known), Videos.sample(copy, name.substring(name.indexOf('.') + 1)));
    assertThat(Policy.standard().isMatched(found)).isTrue();
    assertThat(found.item().percent()).isGreaterThanOrEqualTo(90);
    assertThat(found.listed().percent()).isGreaterThanOrEqualTo(90);
  }

  @Test
  void aCopyWithAQuarterOfTheBitRateIsFound() throws Exception {
    long bits = 8 * Files.size(knownFile) / KNOWN.scenes().size();
    Path file = folder.resolve("quarter.mp4");
    byte[] copy =
        Film.convert(
            knownFile, file, "-c:v", "libx264", "-b:v", Long.toString(bits / 4), "-bufsize", "32k");
    assertThat(Files.size(file)).isLessThan(Files.size(knownFile) / 3);
    Match.Video found = only(bank(known), Videos.sample(copy, "mp4"));
    assertThat(Policy.standard().isMatched(found)).isTrue();
  }

  @Test
  void aPartOfBothIsSuspected() throws Exception {
    Film other = Film.of(4, 0, 60).with(30, KNOWN.part(6, 14));
    byte[] bytes = other.encode(folder.resolve("part.mp4"), GOOD);
    Match.Video found = only(bank(known), Videos.sample(bytes, "mp4"));
    assertThat(found.runSeconds()).isBetween(7, 9);
    assertThat(Policy.standard().isMatched(found)).isFalse();
  }

  @Test
  void anUnrelatedVideoIsNotFound() throws Exception {
    byte[] bytes = Film.of(5, 0, 60).encode(folder.resolve("other.mp4"), GOOD);
    assertThat(bank(known).find(Videos.sample(bytes, "mp4").frames())).isEmpty();
  }

  @Test
  void keyFramesAloneFindACopy() throws Exception {
    Sampled sampled = Videos.sample(Files.readAllBytes(knownFile), "mp4", Sampling.KEY_FRAMES);
    assertThat(sampled.fault()).isEmpty();
    assertThat(sampled.frames()).hasSizeBetween(7, 20); // one in twelve at most, or each scene's
    assertThat(Policy.standard().isMatched(only(bank(known), sampled))).isTrue();
  }
}
