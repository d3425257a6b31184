package assay.testkit.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a loopback service is asked.
 *
 * @param target path and query as they were sent
 * @param headers by lower-case name
 */
public record Request(String method, String target, Map<String, String> headers, String body) {
  /** Without the query. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** A parameter of the query, decoded. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters(query()).get(name));
  }

  /** All parameters, of the query and of the form that is its body. */
  public Map<String, String> parameters() {
    Map<String, String> parameters = parameters(query());
    parameters.putAll(parameters(body));
    return parameters;
  }

  private String query() {
    int query = target.indexOf('?');
    return query < 0 ? "" : target.substring(query + 1);
  }

  private static Map<String, String> parameters(String form) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
