package assay.match.exchange.ncmec;

import assay.match.exchange.ExchangeException;
import assay.match.exchange.Feedback;
import assay.match.exchange.Vote;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Votes on single fingerprints of entries. */
final class NcmecFeedback implements Feedback {
  private static final String REASON = "[0-9A-Za-z-]{1,64}";

  private final NcmecService service;

  NcmecFeedback(NcmecService service) {
    this.service = service;
  }

  @Override
  public void cast(Vote vote) throws IOException, ExchangeException {
    String target =
        "/v2/entries/"
            + encoded(vote.key().member())
            + "/"
            + encoded(vote.key().id())
            + "/"
            + type(vote.algorithm())
            + "/feedback";
    service.put(target, document(vote).getBytes(StandardCharsets.UTF_8));
  }

  private String document(Vote vote) throws ExchangeException {
    String opinion = vote.affirmative() ? "<affirmative/>" : disputed(vote.reason());
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        + "<feedbackSubmission xmlns=\""
        + NcmecService.NAMESPACE
        + "\">"
        + opinion
        + "</feedbackSubmission>";
  }

  private String disputed(Optional<String> reason) throws ExchangeException {
    String guid =
        reason
            .filter(text -> text.matches(REASON))
            .orElseThrow(
                () ->
                    service.fault("feedback").apply("a value is disputed with the id of a reason"));
    return "<negative><reasonIds><guid>" + guid + "</guid></reasonIds></negative>";
  }

  @Override
  public List<Reason> reasons(String algorithm) throws IOException, ExchangeException {
    String target = "/v2/feedback/" + type(algorithm) + "/reasons";
    byte[] answer = service.get(target).body();
    return Element.document(answer, "availableFeedbackReasons", service.fault(target))
        .children()
        .stream()
        .filter(reason -> reason.attribute("guid").isPresent())
        .map(NcmecFeedback::reason)
        .toList();
  }

  private static Reason reason(Element reason) {
    String guid = reason.attribute("guid").orElseThrow();
    return new Reason(guid, reason.attribute("name").orElse(guid));
  }

  /** Upper case with underscores: {@code TMK_PDQF}. */
  private String type(String algorithm) throws ExchangeException {
    String type = algorithm.toUpperCase(Locale.ROOT).replace('-', '_');
    if (!type.matches("[A-Z0-9_]{1,64}")) {
      throw service.fault("feedback").apply("there is no such type of fingerprint");
    }
    return type;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
