package assay.match.exchange.threatexchange;

import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.Secret;
import assay.match.exchange.http.Answer;
import assay.match.exchange.http.Endpoint;
import assay.match.exchange.json.ServiceJson;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the Graph API is asked. It documents the access token as a parameter, of the address when
 * reading and of the form when writing; no message has either.
 */
final class Graph {
  private final Endpoint endpoint;
  private final Secret token;
  private final Map<String, String> environment;

  Graph(Endpoint endpoint, Secret token, Map<String, String> environment) {
    this.endpoint = endpoint;
    this.token = token;
    this.environment = environment;
  }

  String host() {
    return endpoint.host();
  }

  /** What was answered, and when by the clock of the service, if it says so. */
  record Said(JsonObject body, Optional<Instant> at) {}

  Said get(String path, Map<String, String> parameters) throws IOException, ExchangeException {
    Answer answer = endpoint.get(path + "?" + token() + "&" + form(parameters), Map.of());
    return new Said(ServiceJson.parse(host(), answer), answer.date());
  }

  void post(String path, Map<String, String> parameters) throws IOException, ExchangeException {
    endpoint.send(
        "POST",
        path,
        Map.of("Content-Type", "application/x-www-form-urlencoded"),
        (token() + "&" + form(parameters)).getBytes(StandardCharsets.UTF_8));
  }

  private String token() throws IOException {
    return form(Map.of("access_token", token.read(environment)));
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
