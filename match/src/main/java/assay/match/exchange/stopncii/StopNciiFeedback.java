package assay.match.exchange.stopncii;

import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Feedback;
import assay.match.exchange.Secret;
import assay.match.exchange.Vote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Votes on hashes. A hash may be of several cases; a vote is on all of them. */
final class StopNciiFeedback implements Feedback {
  private final StopNciiService service;
  private final Secret key;

  StopNciiFeedback(StopNciiService service, Secret key) {
    this.service = service;
    this.key = key;
  }

  @Override
  public void cast(Vote vote) throws IOException, ExchangeException {
    String value =
        vote.text()
            .orElseThrow(() -> service.fault("a vote needs the value itself; its key is no help"));
    JsonObject feedback =
        JsonObject.empty()
            .with("hashValue", value)
            .with("feedbackValue", vote.affirmative() ? "Blocked" : "NotBlocked")
            .with("tags", List.of());
    JsonObject body = JsonObject.empty().with("count", 1).with("hashFeedbacks", List.of(feedback));
    service.post("SubmitFeedback", key, new String(body.bytes(), StandardCharsets.UTF_8));
  }

  /** It asks for none. */
  @Override
  public List<Reason> reasons(String algorithm) {
    return List.of();
  }
}
