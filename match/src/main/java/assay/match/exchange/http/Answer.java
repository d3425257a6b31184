package assay.match.exchange.http;

import java.net.http.HttpHeaders;
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

  /** 200 to 299, or 304. */
  public int status() {
    return status;
  }

  /** The first value of a header, if there is one. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
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
