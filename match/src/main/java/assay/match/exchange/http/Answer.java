package assay.match.exchange.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What a service answered. */
public final class Answer {
  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  Answer(int status, HttpHeaders headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** The first value of a header, if there is one. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The service's own clock when it answered, to the second, if it said so. */
  public Optional<Instant> date() {
    return header("Date").flatMap(Answer::instant);
  }

  /** A time as headers write it, RFC 9110 5.6.7; empty if it is anything else. */
  public static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Not copied; must not be changed. */
  public byte[] body() {
    return body;
  }

  /** Says how much, never what. */
  @Override
  public String toString() {
    return "status " + status + ", " + body.length + " bytes";
  }
}
