package assay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Pdq;
import assay.policy.Thresholds;
import assay.stage.Lookalikes;
import assay.stage.Lookalikes.Lookalike;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is owed to whoever asks for contents that look alike. Extend it and say how to build. */
public abstract class LookalikesContract {
  /** A picture, and the content that has it. */
  public record Known(Pdq picture, Digest content) {}

  /** Remembers pictures, of which some may come twice. */
  protected abstract Lookalikes of(List<Known> known) throws IOException;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 31, 32, 63})
  void whatALinearSearchFindsIsFoundNearestFirst(int distance) throws IOException {
    SplittableRandom random = new SplittableRandom(0xa11ce + distance);
    Pdq picture = PdqVariations.random(random);
    List<Known> known = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Pdq near = PdqVariations.atDistance(picture, i % 80, random);
      known.add(new Known(near, content(random.nextInt(120))));
      known.add(new Known(near, content(random.nextInt(120)))); // one look, two contents
      known.add(new Known(PdqVariations.random(random), content(i)));
    }
    known.addAll(known.subList(0, 50));
    assertThat(of(known).of(picture, distance))
        .isEqualTo(new LinearLookalikes(known).of(picture, distance));
  }

  @Test
  void nothingIsFoundWhereNothingIsKnown() throws IOException {
    Lookalikes none = of(List.of());
    assertThat(none.pictures()).isZero();
    assertThat(none.of(new Pdq(0, 0, 0, 0), Thresholds.WIDEST)).isEmpty();
  }

  @Test
  void aPictureThatCameTwiceIsKnownOnce() throws IOException {
    Pdq picture = new Pdq(1, 2, 3, 4);
    Lookalikes known = of(List.of(new Known(picture, content(1)), new Known(picture, content(1))));
    assertThat(known.pictures()).isEqualTo(1);
    assertThat(known.of(picture, 0)).containsExactly(new Lookalike(content(1), 0));
  }

  @Test
  void aDistanceThatIsNoneIsRefused() throws IOException {
    Lookalikes known = of(List.of(new Known(new Pdq(1, 2, 3, 4), content(1))));
    for (int distance : new int[] {-1, Thresholds.WIDEST + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> known.of(new Pdq(1, 2, 3, 4), distance));
    }
  }

  protected static Digest content(int number) {
    return Digest.compute(
        DigestAlgorithm.SHA256, ("content " + number).getBytes(StandardCharsets.UTF_8));
  }
}
