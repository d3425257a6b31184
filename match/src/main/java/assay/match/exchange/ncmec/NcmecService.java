package assay.match.exchange.ncmec;

import assay.match.exchange.ExchangeException;
import assay.match.exchange.http.Answer;
import assay.match.exchange.http.Endpoint;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The service as this account reaches it.
 *
 * @param url as it was set
 */
record NcmecService(Endpoint endpoint, String url, Account account) {
  static final String NAMESPACE = "https://hashsharing.ncmec.org/hashsharing/v2";

  /** Who we are to the service, and its time. */
  record Status(String member, Instant time) {}

  Status status() throws IOException, ExchangeException {
    Answer answer = get("/v2/status");
    Element status = Element.document(answer.body(), "status", fault("/v2/status"));
    String member =
        status
            .child("member")
            .attribute("id")
            .orElseThrow(() -> fault("/v2/status").apply("it does not say which member we are"));
    return new Status(member, time(answer));
  }

  Answer get(String target) throws IOException, ExchangeException {
    return endpoint.get(target, account.header());
  }

  void put(String target, byte[] body) throws IOException, ExchangeException {
    Map<String, String> headers = new HashMap<>(account.header());
    headers.put("Content-Type", "application/xml");
    endpoint.send("PUT", target, headers, body);
  }

  /**
   * Ranges end by the service's clock; ours may be ahead, and what is changed meanwhile would never
   * be asked for.
   */
  Instant time(Answer answer) throws ExchangeException {
    return answer
        .date()
        .orElseThrow(() -> new ExchangeException(endpoint.host() + ": it does not say its time"));
  }

  /** What is wrong with something that was asked for. */
  Fault fault(String place) {
    return what -> new ExchangeException(endpoint.host() + ": " + place + ": " + what);
  }

  @FunctionalInterface
  interface Fault {
    ExchangeException apply(String what);
  }

  /** Says who, not how. */
  @Override
  public String toString() {
    return endpoint.host();
  }
}
