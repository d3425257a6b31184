package assay.match.exchange.ncmec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.match.exchange.EntryKey;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Feedback;
import assay.match.exchange.Secrets;
import assay.match.exchange.Settings;
import assay.match.exchange.Vote;
import assay.match.exchange.http.Pauses;
import assay.testkit.exchange.LoopbackNcmec;
import assay.testkit.exchange.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NcmecFeedbackTest {
  private static final String BEFORE =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
          + "<feedbackSubmission xmlns=\"https://hashsharing.ncmec.org/hashsharing/v2\">";

  @TempDir private Path folder;
  private final LoopbackNcmec ncmec = new LoopbackNcmec(2, Instant.parse("2024-03-05T10:00:00Z"));
  private Feedback feedback;

  @BeforeEach
  void open() throws Exception {
    Settings settings =
        Settings.of(
            Map.of("url", ncmec.http().url()),
            Map.of("user", Secrets.of(folder, "user"), "password", Secrets.of(folder, "p4ss")));
    Pauses quick = new Pauses(2, Duration.ofMillis(1), Duration.ofMillis(1));
    feedback = NcmecExchange.of(settings, quick).feedback().orElseThrow();
  }

  @AfterEach
  void close() {
    ncmec.close();
  }

  private Request sent() {
    return ncmec.http().requests().get(0);
  }

  @Test
  void aValueIsConfirmed() throws Exception {
    feedback.cast(new Vote(new EntryKey("101", "an id/with?all"), "md5", true, Optional.empty()));
    assertThat(sent().method()).isEqualTo("PUT");
    assertThat(sent().target()).isEqualTo("/v2/entries/101/an%20id%2Fwith%3Fall/MD5/feedback");
    assertThat(sent().body()).isEqualTo(BEFORE + "<affirmative/></feedbackSubmission>");
  }

  @Test
  void aValueIsDisputedForAReason() throws Exception {
    String guid = feedback.reasons("tmk-pdqf").get(0).id();
    feedback.cast(new Vote(new EntryKey("101", "i"), "tmk-pdqf", false, Optional.of(guid)));
    assertThat(sent().target()).isEqualTo("/v2/feedback/TMK_PDQF/reasons");
    Request vote = ncmec.http().requests().get(1);
    assertThat(vote.target()).isEqualTo("/v2/entries/101/i/TMK_PDQF/feedback");
    assertThat(vote.body())
        .isEqualTo(
            BEFORE
                + "<negative><reasonIds><guid>g-1</guid></reasonIds></negative>"
                + "</feedbackSubmission>");
  }

  @Test
  void whatCanNeverBeTakenIsNotSent() {
    EntryKey key = new EntryKey("101", "i");
    for (Vote vote :
        new Vote[] {
          new Vote(key, "md5", false, Optional.empty()),
          new Vote(key, "md5", false, Optional.of("<x/>")),
          new Vote(key, "../md5", true, Optional.empty())
        }) {
      assertThatThrownBy(() -> feedback.cast(vote)).isInstanceOf(ExchangeException.class);
    }
    assertThat(ncmec.http().requests()).isEmpty();
  }
}
