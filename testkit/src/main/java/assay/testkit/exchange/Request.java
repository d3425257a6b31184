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
    Map<String, String> parameters = new TreeMap<>();
    int query = target.indexOf('?');
    for (String pair : query < 0 ? new String[0] : target.substring(query + 1).split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return Optional.ofNullable(parameters.get(name));
  }
}
