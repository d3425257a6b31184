package assay.match.exchange.stopncii;

import assay.json.JsonObject;
import assay.match.exchange.Feedback;
import assay.match.exchange.HashListExchange;
import assay.match.exchange.Pull;
import assay.match.exchange.Secret;
import assay.match.exchange.Settings;
import assay.match.exchange.http.Endpoint;
import assay.match.exchange.http.Pauses;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** StopNCII.org. */
public final class StopNciiExchange implements HashListExchange {
  /** Under which it is installed. */
  public static final String NAME = "stopncii";

  private static final String URL = "https://api.stopncii.org/v1";

  private final StopNciiService service;

  private StopNciiExchange(StopNciiService service) {
    this.service = service;
  }

  /**
   * Reached with the credentials {@code subscription-key} and {@code fetch-key}; votes need {@code
   * feedback-key} too, for each function has its own. The setting {@code url} is another base
   * address.
   *
   * @throws IllegalArgumentException if a setting is missing, unknown or cannot be meant
   */
  public static StopNciiExchange of(Settings settings) {
    return of(settings, Pauses.standard());
  }

  static StopNciiExchange of(Settings settings, Pauses pauses) {
    settings.only(Set.of("url"), Set.of("subscription-key", "fetch-key", "feedback-key"));
    String url = settings.value("url").orElse(URL);
    Optional<Secret> feedback = Optional.ofNullable(settings.secrets().get("feedback-key"));
    return new StopNciiExchange(
        new StopNciiService(
            Endpoint.at(url, pauses),
            url,
            settings.secret("subscription-key"),
            settings.secret("fetch-key"),
            feedback));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Pull pull(JsonObject cursor, Instant now) {
    return new StopNciiPull(service, cursor);
  }

  @Override
  public Optional<Feedback> feedback() {
    return service.feedbackKey().map(key -> new StopNciiFeedback(service, key));
  }
}
