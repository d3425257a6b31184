package assay.match.exchange.http;

import assay.match.exchange.ExchangeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One service on one host. Any number of threads may use it. */
public final class Endpoint {
  /** A longer answer is refused, unless it is streamed. */
  public static final int LONGEST = 64 << 20;

  private static final Set<Integer> LATER = Set.of(408, 425, 429, 500, 502, 503, 504);
  private static final int NOT_MODIFIED = 304;

  private final URI base;
  private final Pauses pauses;
  private final Patience patience;
  private final HttpClient client;

  private Endpoint(URI base, Pauses pauses, Patience patience) {
    this.base = base;
    this.pauses = pauses;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience.connect())
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /**
   * A service.
   *
   * @param base its address; what is asked for is appended to its path
   * @throws IllegalArgumentException if it is no address, holds credentials or a query, or is
   *     neither https nor of this machine
   */
  public static Endpoint at(String base) {
    return at(base, Pauses.standard());
  }

  /** The same, with other pauses. */
  public static Endpoint at(String base, Pauses pauses) {
    return at(base, pauses, Patience.standard());
  }

  static Endpoint at(String base, Pauses pauses, Patience patience) {
    URI uri = address(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri.getHost() == null
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the url must be a plain address without credentials or a query");
    } else if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(uri.getHost()))) {
      throw new IllegalArgumentException("the url must be https, unless it is of this machine");
    }
    return new Endpoint(uri, pauses, patience);
  }

  private static URI address(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) { // would quote it
      throw new IllegalArgumentException("the url is no address");
    }
  }

  /** Asks no name service: a name other than {@code localhost} may be anybody's. */
  private static boolean isLoopback(String host) {
    try {
      return host.equals("localhost")
          || (host.matches("[0-9.]+|\\[.*]") && InetAddress.getByName(host).isLoopbackAddress());
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Whether both are one service: the same scheme, host and port. */
  public boolean isSameAs(Endpoint other) {
    return base.getScheme().equals(other.base.getScheme())
        && base.getAuthority().equals(other.base.getAuthority());
  }

  /** The host, for messages. */
  public String host() {
    return base.getHost();
  }

  /**
   * Asks for something, and again after a pause if that may succeed later. The answer is read as a
   * whole.
   *
   * @param target appended to the base; begins with a slash; encoded already
   * @throws ExchangeException if it was refused for good
   * @throws IOException if the service could not be reached, after all attempts
   */
  public Answer get(String target, Map<String, String> headers)
      throws IOException, ExchangeException {
    return whole(request(target, headers).GET().build());
  }

  /**
   * Sends a body; attempts as {@link #get}, so it may arrive more than once.
   *
   * @param method {@code PUT} or {@code POST}
   */
  public Answer send(String method, String target, Map<String, String> headers, byte[] body)
      throws IOException, ExchangeException {
    return whole(request(target, headers).method(method, BodyPublishers.ofByteArray(body)).build());
  }

  /** What is read of an answer that is not held. */
  @FunctionalInterface
  public interface Body<T> {
    T of(int status, HttpHeaders headers, InputStream body) throws IOException, ExchangeException;
  }

  /**
   * Asks for something long; attempts as {@link #get} until {@code body} returns. The stream is
   * open until the caller closes it, and fails when nothing arrives for minutes; it is closed here
   * if {@code body} throws.
   */
  public <T> T stream(String target, Map<String, String> headers, Body<T> body)
      throws IOException, ExchangeException {
    return attempts(request(target, headers).GET().build(), body);
  }

  private HttpRequest.Builder request(String target, Map<String, String> headers)
      throws ExchangeException {
    HttpRequest.Builder request = HttpRequest.newBuilder(resolve(target));
    try {
      headers.forEach(request::header);
    } catch (IllegalArgumentException e) { // would quote it
      throw new ExchangeException(
          host() + ": a credential has characters that cannot be sent in a header");
    }
    return request.timeout(patience.answer());
  }

  private URI resolve(String target) throws ExchangeException {
    try {
      URI whole = URI.create(base + target);
      if (target.startsWith("/") && base.getAuthority().equals(whole.getAuthority())) {
        return whole;
      }
    } catch (IllegalArgumentException e) {
      // the same refusal; this one would quote the address
    }
    throw new ExchangeException(host() + ": an address that is not of this service was named");
  }

  private Answer whole(HttpRequest request) throws IOException, ExchangeException {
    return attempts(
        request,
        (status, headers, in) -> {
          try (WatchedBody watched = new WatchedBody(in, patience.whole())) {
            byte[] body = watched.wholly(LONGEST + 1);
            if (body.length > LONGEST) {
              throw new ExchangeException(
                  host() + ": an answer is longer than " + LONGEST + " bytes");
            }
            return new Answer(status, headers, body);
          }
        });
  }

  private <T> T attempts(HttpRequest request, Body<T> body) throws IOException, ExchangeException {
    for (int attempt = 0; ; attempt++) {
      Duration asked = Duration.ZERO;
      String fault;
      try {
        HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
        int status = answer.statusCode();
        if (status / 100 == 2 || status == NOT_MODIFIED) {
          return opened(answer, body);
        }
        answer.body().close();
        if (!LATER.contains(status)) {
          throw new ExchangeException(
              host() + ": the service answered with status " + status, status);
        }
        asked = retryAfter(answer.headers());
        fault = "the service answered with status " + status;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException(host() + ": interrupted");
      } catch (IOException e) { // its message may have the address with a credential in it
        fault = "the service could not be reached (" + e.getClass().getSimpleName() + ")";
      }
      if (attempt + 1 >= pauses.attempts()) {
        throw new IOException(host() + ": " + fault + ", " + pauses.attempts() + " times");
      }
      pause(pauses.after(attempt, asked));
    }
  }

  private <T> T opened(HttpResponse<InputStream> answer, Body<T> body)
      throws IOException, ExchangeException {
    InputStream in = new WatchedBody(answer.body(), patience.stall());
    boolean done = false;
    try {
      T read = body.of(answer.statusCode(), answer.headers(), in);
      done = true;
      return read;
    } finally {
      if (!done) {
        in.close();
      }
    }
  }

  /** In seconds; a date is not asked for by any of the services. */
  private static Duration retryAfter(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(Duration.ZERO);
  }

  private void pause(Duration pause) throws InterruptedIOException {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(host() + ": interrupted");
    }
  }
}
