package assay.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import assay.fingerprint.Pdq;
import assay.fingerprint.PdqHashes;
import assay.fingerprint.SampledFrame;
import assay.fingerprint.Vpdq;
import assay.item.MediaType;
import assay.item.Reading;
import assay.policy.Policy;
import assay.record.Picture;
import assay.stage.Content;
import assay.stage.EmbeddedReader;
import assay.stage.Sampling;
import assay.stage.UnreadableItemException;
import assay.stage.VideoHasher;
import assay.verdict.Reason;
import assay.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoHeldTest {
  private static final MediaType MP4 = MediaType.of("video/mp4");
  private static final Pdq LISTED = new Pdq(1, 2, 3, 4);
  private static final Pdq OTHER = new Pdq(-1, -1, -1, -1);
  private static final int HELD = 5_000;
  private static final int MOST = 50_000;

  @TempDir private Path folder;

  /** What the hasher was given, and what it answers. */
  private final class Sampler implements VideoHasher {
    private final Optional<Reason> fault;
    private byte[] given = new byte[0];
    private List<Path> onDisk = List.of();

    Sampler(Optional<Reason> fault) {
      this.fault = fault;
    }

    @Override
    public Sampling sampling() {
      return Sampling.EVERY_SECOND;
    }

    @Override
    public boolean appliesTo(MediaType type) {
      return type.isVideo();
    }

    @Override
    public Sampled sample(Content content, MediaType type)
        throws IOException, UnreadableItemException {
      given = all(content);
      try (Stream<Path> files = Files.list(folder)) {
        onDisk = files.toList();
      }
      if (fault.filter(Reason.TIMEOUT::equals).isPresent()) {
        throw new UnreadableItemException(Reason.TIMEOUT, "took too long");
      }
      PdqHashes hashes = new PdqHashes(Collections.nCopies(8, LISTED), 90);
      return new Sampled(List.of(new SampledFrame(0, 7_000, List.of(hashes))), fault);
    }
  }

  private static byte[] all(Content content) throws IOException {
    byte[] all = new byte[Math.toIntExact(content.length())];
    // From behind and in odd pieces: a place in the middle of a block must do as well.
    for (int end = all.length; end > 0; end -= 777) {
      int from = Math.max(0, end - 777);
      for (int at = from; at < end; ) {
        at += content.read(at, all, at, end - at);
      }
    }
    assertThat(content.read(all.length, new byte[1], 0, 1)).isEqualTo(-1);
    return all;
  }

  private Screened screen(Sampler sampler, ListedBank bank, MediaType type, GivenItem item)
      throws Exception {
    return new Screener(
            List.of(),
            List.of(),
            Optional.of(new Videos(sampler, folder, MOST)),
            bank,
            Policy.standard(),
            (head, whole) -> type,
            EmbeddedReader.NONE,
            HELD)
        .screen(item);
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(0x5eed + length).nextBytes(bytes);
    return bytes;
  }

  private static Vpdq video(Pdq hash) {
    return new Vpdq(List.of(new Vpdq.Frame(hash, 100, 0)));
  }

  @Test
  void aListedVideoIsMatchedAndItsFramesAreRecordedWithTheirTimes() throws Exception {
    Sampler sampler = new Sampler(Optional.empty());
    Screened screened =
        screen(sampler, new ListedBank(video(LISTED)), MP4, GivenItem.of(bytes(100)));
    assertThat(screened.verdict()).isInstanceOf(Verdict.Matched.class);
    assertThat(screened.pictures())
        .containsExactly(new Picture(0, OptionalLong.of(7_000), LISTED, 90, "exact"));
  }

  @Test
  void aFrameThatShowsAListedPictureMatchesTheListOfPictures() throws Exception {
    Sampler sampler = new Sampler(Optional.empty());
    Screened screened = screen(sampler, new ListedBank(LISTED), MP4, GivenItem.of(bytes(100)));
    assertThat(screened.verdict()).isInstanceOf(Verdict.Matched.class);
    assertThat(screened.verdict().matches()).hasSize(1);
  }

  @Test
  void aClearVideoSaysThatItsFramesWereCompared() throws Exception {
    Sampler sampler = new Sampler(Optional.empty());
    ListedBank bank = new ListedBank(video(OTHER), OTHER);
    Screened screened = screen(sampler, bank, MP4, GivenItem.of(bytes(100)));
    assertThat(screened.verdict())
        .isInstanceOfSatisfying(
            Verdict.Clear.class,
            clear -> assertThat(clear.grounds().matchers()).containsExactly("m-pdq", "m-vpdq"));
  }

  @Test
  void aPartIsNeverClearAndMayMatch() throws Exception {
    Sampler cut = new Sampler(Optional.of(Reason.TRUNCATED));
    GivenItem item = GivenItem.of(bytes(100));
    assertThat(screen(cut, new ListedBank(video(OTHER)), MP4, item).verdict())
        .isEqualTo(new Verdict.Unscreenable(Reason.TRUNCATED));
    assertThat(screen(cut, new ListedBank(video(LISTED)), MP4, item).verdict())
        .isInstanceOf(Verdict.Matched.class);
    Sampler late = new Sampler(Optional.of(Reason.TIMEOUT));
    assertThat(screen(late, new ListedBank(video(LISTED)), MP4, item).verdict())
        .isEqualTo(new Verdict.Unscreenable(Reason.TIMEOUT));
  }

  @Test
  void oneThatIsNotHeldIsKeptEncryptedAndWithoutAName() throws Exception {
    for (int length : new int[] {HELD, HELD + 1, HELD + 6, 20_011, MOST}) {
      Sampler sampler = new Sampler(Optional.empty());
      byte[] bytes = bytes(length);
      screen(sampler, new ListedBank(video(OTHER)), MP4, GivenItem.of(bytes));
      assertThat(sampler.given).as("%s bytes", length).isEqualTo(bytes);
      assertThat(sampler.onDisk).isEmpty();
    }
  }

  @Test
  void theLastReadingIsWhatIsSampled() throws Exception {
    Sampler sampler = new Sampler(Optional.empty());
    byte[] decoded = bytes(30_000);
    GivenItem item = GivenItem.of(bytes(20_000)).and(Reading.DECODED, decoded);
    screen(sampler, new ListedBank(video(OTHER)), MP4, item);
    assertThat(sampler.given).isEqualTo(decoded);
  }

  @Test
  void whatIsTooLongIsNotClear() throws Exception {
    Sampler sampler = new Sampler(Optional.empty());
    ListedBank bank = new ListedBank(video(LISTED));
    assertThat(screen(sampler, bank, MP4, GivenItem.of(bytes(MOST + 1))).verdict())
        .isEqualTo(new Verdict.Unscreenable(Reason.TOO_LARGE));
    assertThat(sampler.given).isEmpty();
  }

  @Test
  void nothingElseIsKeptOnDisk() throws Exception {
    Files.delete(folder); // where nothing is written, nothing is made either
    Sampler sampler = new Sampler(Optional.empty());
    MediaType sound = MediaType.of("audio/mpeg");
    screen(sampler, new ListedBank(video(OTHER)), sound, GivenItem.of(bytes(MOST)));
    assertThat(folder).doesNotExist();
    Files.createDirectory(folder);
  }

  @Test
  void aDiskThatCannotBeWrittenIsNotTheItemsFault() throws Exception {
    Files.delete(folder);
    Files.createFile(folder); // no folder
    Sampler sampler = new Sampler(Optional.empty());
    GivenItem item = GivenItem.of(bytes(20_000));
    assertThatIOException()
        .isThrownBy(() -> screen(sampler, new ListedBank(video(OTHER)), MP4, item));
    Files.delete(folder);
    Files.createDirectory(folder);
  }

  @Test
  void whereNoListHasPerceptualHashesVideosAreComparedByDigestOnly() throws Exception {
    Sampler sampler = new Sampler(Optional.of(Reason.TIMEOUT));
    assertThat(screen(sampler, new ListedBank(), MP4, GivenItem.of(bytes(100))).verdict())
        .isInstanceOf(Verdict.Clear.class);
  }
}
