package assay.match.exchange.file;

import assay.match.exchange.ExchangeException;
import assay.match.exchange.http.Endpoint;
import assay.match.exchange.http.Pauses;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where one file is read from.
 *
 * @param target its path and query
 */
record Address(Endpoint endpoint, String target, Credentials credentials) {
  /** An address, and what is shown there. */
  static Address of(String url, Pauses pauses, Credentials credentials) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) { // would quote it
      throw new IllegalArgumentException("the url is no address");
    }
    if (uri.getRawFragment() != null || uri.getRawAuthority() == null) {
      throw new IllegalArgumentException("the url must be a plain address");
    }
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return new Address(
        Endpoint.at(uri.getScheme() + "://" + uri.getRawAuthority(), pauses),
        uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery(),
        credentials);
  }

  /** The same without credentials, unless it is of the same service as another address. */
  Address shownOnlyTo(Address other) {
    return endpoint.isSameAs(other.endpoint)
        ? this
        : new Address(endpoint, target, Credentials.none());
  }

  String host() {
    return endpoint.host();
  }

  /** The beginning of the answer, its body open. */
  <T> T stream(Map<String, String> conditions, Endpoint.Body<T> body)
      throws IOException, ExchangeException {
    Map<String, String> headers = new TreeMap<>(conditions);
    headers.putAll(credentials.header());
    return endpoint.stream(target, headers, body);
  }

  /** The answer as a whole. */
  String text() throws IOException, ExchangeException {
    return new String(endpoint.get(target, credentials.header()).body(), StandardCharsets.UTF_8);
  }

  /** Names the host only. */
  @Override
  public String toString() {
    return host();
  }
}
