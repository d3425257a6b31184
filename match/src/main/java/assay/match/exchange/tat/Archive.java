package assay.match.exchange.tat;

import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Secret;
import assay.match.exchange.http.Answer;
import assay.match.exchange.http.Authorization;
import assay.match.exchange.http.Endpoint;
import assay.match.exchange.json.ServiceJson;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How the service is asked. */
final class Archive {
  private final Endpoint endpoint;
  private final String user;
  private final Secret password;
  private final Map<String, String> environment;

  Archive(Endpoint endpoint, String user, Secret password, Map<String, String> environment) {
    this.endpoint = endpoint;
    this.user = user;
    this.password = password;
    this.environment = environment;
  }

  String host() {
    return endpoint.host();
  }

  /** Signs in; the token of the session. */
  String token() throws IOException, ExchangeException {
    String form =
        "username="
            + encoded(user)
            + "&password="
            + encoded(password.read(environment))
            + "&resend=False";
    Answer answer =
        endpoint.send(
            "POST",
            "/token-auth/tcap/",
            Map.of("Content-Type", "application/x-www-form-urlencoded"),
            form.getBytes(StandardCharsets.UTF_8));
    return ServiceJson.parse(host(), answer)
        .text("token")
        .filter(token -> token.matches("[!-~]+")) // what a header can hold
        .orElseThrow(() -> new ExchangeException(host() + ": signing in gave no token"));
  }

  /** What was answered, and when by the clock of the service, if it says so. */
  record Said(JsonObject body, Optional<Instant> at) {}

  /** The records after a checkpoint; empty for the first ones. */
  Said records(String token, String after) throws IOException, ExchangeException {
    Answer answer =
        endpoint.get(
            "/api/hash-list/v2/all?order=asc&after=" + encoded(after), Authorization.bearer(token));
    return new Said(ServiceJson.parse(host(), answer), answer.date());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
