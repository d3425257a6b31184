package assay.match.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.fingerprint.SampledFrame;
import assay.fingerprint.Transform;
import assay.fingerprint.Vpdq;
import assay.match.bank.FrozenBank;
import assay.match.list.HashLists;
import assay.policy.Policy;
import assay.policy.ProvenanceFloor;
import assay.policy.Thresholds;
import assay.policy.VideoBars;
import assay.stage.Sampling;
import assay.stage.VideoHasher.Sampled;
import assay.testkit.Fixtures;
import assay.verdict.Disposition;
import assay.verdict.Match;
import assay.verdict.Share;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Videos hashed by the vPDQ reference, {@code facebook/ThreatExchange} at baefb4ed, with all frames
 * ({@code -r 0}); the README of the large set has the tolerances.
 */
class ReferenceVideosTest {
  /** As far as an edit list moves the first frame, which is not applied here. */
  private static final long MOST_MILLIS = 70;

  private static boolean isHere(String path) {
    boolean here = Fixtures.largeSet().isPresent() || shipped(path);
    if (!here) {
      System.err.println("FIXTURES ABSENT: " + path);
    }
    return here;
  }

  private static boolean shipped(String path) {
    return Fixtures.class.getResource("/fixtures/" + path) != null;
  }

  /** The last two columns: of the frames with quality from 50. */
  @ParameterizedTest
  @CsvSource({
    "test-padded-dimensions, 150, 0, 0",
    "pattern-sd-grey-bar, 206, 6, 6",
    "pattern-sd-with-large-logo-bar, 206, 6, 6",
    "doorknob-hd-no-bar, 120, 8, 31"
  })
  void everyFrameHashesAsTheReferenceDoes(String name, int frames, int median, int most)
      throws Exception {
    assumeTrue(isHere("pdq/video/" + name + ".mp4"));
    byte[] video = Files.readAllBytes(Fixtures.locate("pdq/video/" + name + ".mp4"));
    List<Vpdq.Frame> expected = Videos.reference(name).frames();

    Sampled sampled = Videos.sample(video, "mp4", Sampling.EVERY_FRAME);

    assertThat(sampled.fault()).isEmpty();
    assertThat(sampled.frames()).hasSize(frames).hasSize(expected.size());
    for (int i = 0; i < frames; i++) {
      assertThat(sampled.frames().get(i).millis())
          .isCloseTo(expected.get(i).millis(), within(MOST_MILLIS));
      assertThat(sampled.frames().get(i).whole().quality())
          .isCloseTo(expected.get(i).quality(), within(1));
    }
    int[] distances =
        IntStream.range(0, frames)
            .filter(i -> expected.get(i).quality() >= 50)
            .map(i -> distance(sampled.frames().get(i), expected.get(i)))
            .sorted()
            .toArray();
    assertThat(distances[distances.length / 2]).isLessThanOrEqualTo(median);
    assertThat(distances[distances.length - 1]).isLessThanOrEqualTo(most);
  }

  private static int distance(SampledFrame found, Vpdq.Frame expected) {
    return found.whole().hash().distance(expected.hash());
  }

  @ParameterizedTest
  @CsvSource({"test-padded-dimensions, 5", "doorknob-hd-no-bar, 5", "pattern-sd-grey-bar, 7"})
  void aFrameIsTakenFromEachSecond(String name, int frames) throws Exception {
    assumeTrue(isHere("pdq/video/" + name + ".mp4"));
    byte[] video = Files.readAllBytes(Fixtures.locate("pdq/video/" + name + ".mp4"));
    Sampled sampled = Videos.sample(video, "mp4");
    assertThat(sampled.frames()).hasSize(frames);
    for (int second = 0; second < frames; second++) {
      assertThat(sampled.frames().get(second).millis() / 1000).isEqualTo(second);
    }
  }

  /**
   * What the reference's brute-force matcher counts: frames nearer than 31 bits, of quality from
   * 50. Its percentages are these shares.
   */
  @ParameterizedTest
  @CsvSource({
    "chair-19-sd-bar, chair-20-sd-bar, 100.00, 92.18",
    "chair-19-sd-bar, chair-22-sd-sepia-bar, 100.00, 83.95",
    "pattern-sd-with-small-logo-bar, pattern-sd-with-large-logo-bar, 0.49, 0.49",
    "pattern-sd-grey-bar, pattern-sd-with-large-logo-bar, 0.97, 0.97"
  })
  void theSharesAreThoseOfTheReference(String item, String listed, double ofItem, double ofListed)
      throws Exception {
    assumeTrue(isHere("pdq/vpdq-hashes/" + item + ".txt"));
    assumeTrue(isHere("pdq/vpdq-hashes/" + listed + ".txt"));
    List<Match.Video> found = find(item, listed);
    assertThat(found).hasSize(1);
    assertThat(percent(found.get(0).item())).isCloseTo(ofItem, within(0.005));
    assertThat(percent(found.get(0).listed())).isCloseTo(ofListed, within(0.005));
  }

  @ParameterizedTest
  @CsvSource({"chair-19-sd-bar, doorknob-hd-no-bar"})
  void whatHasNoFrameInCommonIsNotTold(String item, String listed) throws Exception {
    assumeTrue(isHere("pdq/vpdq-hashes/" + item + ".txt"));
    assumeTrue(isHere("pdq/vpdq-hashes/" + listed + ".txt"));
    assertThat(find(item, listed)).isEmpty();
  }

  private static double percent(Share share) {
    return 100.0 * share.found() / share.of();
  }

  private static List<Match.Video> find(String item, String listed) throws Exception {
    Path file = Fixtures.locate("pdq/vpdq-hashes/" + listed + ".txt");
    Policy policy =
        new Policy(
                new Thresholds(30, 30, 50),
                new TreeMap<>(),
                EnumSet.of(Transform.ORIGINAL),
                Disposition.WITHHELD,
                ProvenanceFloor.none())
            .requiring(new VideoBars(1, 1, 1)); // a second is a run of one frame
    FrozenBank bank = FrozenBank.of(HashLists.load(List.of("vpdq:" + file)), policy);
    return bank.find(Videos.item(Videos.reference(item)));
  }
}
