package assay.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VpdqTest {
  private static final String HASH = "0f".repeat(32);

  private static String frame(String seconds) {
    return "\"" + HASH + ",100," + seconds + "\"";
  }

  @Test
  void oneVideoHasOneText() {
    String spaced = " [ " + frame("0.0") + " , " + frame("1.5") + " ] ";
    String text = "[" + frame("0.000") + "," + frame("1.500") + "]";
    assertThat(Vpdq.parse(spaced).text()).isEqualTo(text);
    assertThat(Vpdq.parse(text)).isEqualTo(Vpdq.parse(spaced));
    assertThat(Fingerprint.of("vpdq", Vpdq.parse(text).bytes())).isEqualTo(Vpdq.parse(text));
  }

  /** python-threatexchange writes three significant digits, 1234.567 seconds with an exponent. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.033, 33",
    "1.23e+03, 1230000",
    "1.23E3, 1230000",
    "5e-1, 500",
    "0.0005, 1",
    "9999999.999, 9999999999"
  })
  void secondsAreReadAsOthersWriteThem(String seconds, long millis) {
    assertThat(Vpdq.parse("[" + frame(seconds) + "]").frames().get(0).millis()).isEqualTo(millis);
  }

  @Test
  void whatIsNoVideoIsRefusedAndNotQuoted() {
    String whole = "[" + frame("0.000") + "," + frame("1.000") + "]";
    for (int length = 0; length < whole.length(); length++) {
      String cut = whole.substring(0, length);
      assertThatIllegalArgumentException()
          .as("%s characters", length)
          .isThrownBy(() -> Vpdq.parse(cut))
          .withMessageNotContaining("0f0f");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[,]",
        "[\"x\"]",
        "[F,]",
        "[,F]",
        "[F F]",
        "[[F]]",
        "F",
        "[\"0f0f,100,0\"]",
        "[\"H,101,0\"]",
        "[\"H,-1,0\"]",
        "[\"H,100,-1\"]",
        "[\"H,100,1e9\"]",
        "[\"H,100,1e99\"]",
        "[\"H,100,nan\"]",
        "[\"H,100\"]"
      })
  void othersToo(String wrong) {
    String text = wrong.replace("F", frame("0")).replace("H", HASH);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vpdq.parse(text))
        .withMessageNotContaining("0f0f");
  }

  @Test
  void aVideoHasNotTooManyFrames() {
    Vpdq.Frame frame = new Vpdq.Frame(Pdq.parse(HASH), 50, 0);
    assertThat(new Vpdq(Collections.nCopies(Vpdq.MOST_FRAMES, frame)).frames()).isNotEmpty();
    List<Vpdq.Frame> more = Collections.nCopies(Vpdq.MOST_FRAMES + 1, frame);
    assertThatIllegalArgumentException().isThrownBy(() -> new Vpdq(more));
  }

  @Test
  void recordsNameItByItsSha256() {
    Vpdq video = Vpdq.parse("[" + frame("0") + "]");
    assertThat(video.recorded())
        .isEqualTo(Digest.compute(DigestAlgorithm.SHA256, video.bytes()).hex());
    assertThat(video.toString()).doesNotContain("0f0f");
    assertThat(video.frames().toString()).doesNotContain("0f0f");
  }
}
