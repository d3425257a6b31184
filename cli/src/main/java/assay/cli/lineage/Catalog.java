package assay.cli.lineage;

import assay.cli.refusal.RefusedException;
import assay.cli.refusal.UsageException;
import assay.durable.OwnerOnly;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where events are posted. Follows no redirect: a header that authorizes goes to the address that
 * was named and to no other.
 */
public final class Catalog {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final URI endpoint;
  private final List<String> headers;
  private final Duration patience;
  private final HttpClient client;

  private Catalog(URI endpoint, List<String> headers, Duration patience) {
    this.endpoint = endpoint;
    this.headers = headers;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** What became of an event. */
  sealed interface Answer {
    /** The catalog has it. */
    record Taken() implements Answer {}

    /** It will not take this event, now or later. */
    record Never(String why) implements Answer {}

    /** It may take it later. */
    record Later(String why) implements Answer {}
  }

  /**
   * A catalog at an address.
   *
   * @param headerFile lines {@code Name: value}, for authorization; only its owner may read it
   * @param patience how long to wait for an answer
   * @throws UsageException if the address or a header cannot be meant
   * @throws RefusedException if the header would be told to others
   */
  public static Catalog at(String address, Optional<Path> headerFile, Duration patience)
      throws IOException {
    URI endpoint = endpoint(address);
    List<String> headers = headerFile.isPresent() ? headers(headerFile.get()) : List.of();
    boolean plain = endpoint.getScheme().equals("http") && !LOOPBACK.contains(endpoint.getHost());
    if (!headers.isEmpty() && plain) {
      throw new RefusedException(
          "--header-file: its headers would cross the network unencrypted; name an https address");
    }
    return new Catalog(endpoint, headers, patience);
  }

  private static URI endpoint(String address) {
    try {
      URI uri = URI.create(address);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // the same refusal
    }
    throw new UsageException("--endpoint is an http or https address without user and password");
  }

  private static List<String> headers(Path file) throws IOException {
    if (OwnerOnly.isExposed(file)) {
      throw new RefusedException(file + ": others can read this file; make it its owner's only");
    }
    List<String> headers = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      int colon = line.indexOf(':');
      if (line.isBlank()) {
        continue;
      }
      List<String> header =
          colon < 0
              ? List.of()
              : List.of(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      if (header.isEmpty() || !isAllowed(header)) {
        throw new UsageException(file + ":" + number + ": is no header that may be set");
      }
      headers.addAll(header);
    }
    return headers;
  }

  private static boolean isAllowed(List<String> header) {
    try {
      HttpRequest.newBuilder().header(header.get(0), header.get(1));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  Answer post(byte[] event) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .timeout(patience)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(event));
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
    try {
      // The request's own limit ends with the headers; an answer can also be slow after them.
      int status = answer.get(2 * patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      return judge(status);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Answer.Later("did not answer in time");
    } catch (ExecutionException e) {
      return new Answer.Later(
          e.getCause() instanceof java.net.http.HttpTimeoutException
              ? "did not answer in time"
              : "cannot be reached");
    }
  }

  private static Answer judge(int status) {
    if (status >= 200 && status < 300) {
      return new Answer.Taken();
    }
    return switch (status) {
      case 400, 413, 422 -> new Answer.Never("answered " + status);
      default -> new Answer.Later("answered " + status);
    };
  }

  /** The host, and no more: an address can hold a secret. */
  @Override
  public String toString() {
    return endpoint.getHost();
  }
}
