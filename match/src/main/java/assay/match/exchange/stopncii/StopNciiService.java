package assay.match.exchange.stopncii;

import assay.match.exchange.ExchangeException;
import assay.match.exchange.Secret;
import assay.match.exchange.http.Answer;
import assay.match.exchange.http.Endpoint;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The service as these keys reach it.
 *
 * @param url as it was set
 */
record StopNciiService(
    Endpoint endpoint,
    String url,
    Secret subscriptionKey,
    Secret fetchKey,
    Optional<Secret> feedbackKey) {
  private static final int PAGE = 800;

  /** A page, and the service's time when it answered. */
  record Fetched(HashPage page, Instant time) {}

  Fetched fetch(long start, Optional<String> token) throws IOException, ExchangeException {
    String next =
        token.map(t -> "&nextPageToken=" + URLEncoder.encode(t, StandardCharsets.UTF_8)).orElse("");
    String target = "/FetchHashes?startTimestamp=" + start + "&pageSize=" + PAGE + next;
    Answer answer = endpoint.get(target, headers(fetchKey));
    Instant time = answer.date().orElseThrow(() -> fault("it does not say its time"));
    String place = "FetchHashes from " + start + " at " + time;
    return new Fetched(HashPage.read(answer.body(), place, this::fault), time);
  }

  void post(String function, Secret key, String json) throws IOException, ExchangeException {
    Map<String, String> headers = headers(key);
    headers.put("Content-Type", "application/json");
    endpoint.send("POST", "/" + function, headers, json.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> headers(Secret key) throws IOException {
    Map<String, String> environment = System.getenv();
    Map<String, String> headers = new HashMap<>();
    headers.put("x-functions-key", key.read(environment));
    headers.put("Ocp-Apim-Subscription-Key", subscriptionKey.read(environment));
    return headers;
  }

  ExchangeException fault(String what) {
    return new ExchangeException(endpoint.host() + ": " + what);
  }

  /** Says who, not how. */
  @Override
  public String toString() {
    return endpoint.host();
  }
}
