package assay.match.exchange.file;

import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpHeaders;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The body of an answer. An answer that was cut is an error of the connection if it says how long
 * it is; one that does not say so is taken only if its digest is known.
 */
final class HttpContent implements Content {
  private final String host;
  private final Optional<String> expected;
  private final JsonObject state;
  private final MessageDigest digest = DigestAlgorithm.SHA256.begin();
  private final InputStream body;
  private boolean told;

  /**
   * Nothing read yet.
   *
   * @param expected the SHA-256 that the body must have, if that is known
   * @param state the cursor by which it is known again, but for its digest
   */
  HttpContent(
      String host,
      HttpHeaders headers,
      InputStream body,
      Optional<String> expected,
      JsonObject state)
      throws IOException, ExchangeException {
    this.host = host;
    this.expected = expected;
    this.state = state;
    this.body = new DigestInputStream(new NamedBody(host, body), digest);
    boolean bounded =
        headers.firstValue("Content-Length").isPresent()
            || headers.firstValue("Transfer-Encoding").isPresent();
    if (!bounded && expected.isEmpty()) {
      body.close();
      throw new ExchangeException(
          host + ": the answer does not say how long it is, and its SHA-256 is not known");
    }
  }

  /** Its faults name the host; those of the client may name anything. */
  private static final class NamedBody extends FilterInputStream {
    private final String host;

    NamedBody(String host, InputStream in) {
      super(in);
      this.host = host;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
      try {
        return in.read(out, offset, length);
      } catch (IOException e) {
        throw new IOException(host + ": the file ended too early or could not be read");
      }
    }
  }

  @Override
  public Optional<Part> next() {
    boolean first = !told;
    told = true;
    return first ? Optional.of(new Part(host, Optional.empty(), body)) : Optional.empty();
  }

  @Override
  public JsonObject verified() throws IOException, ExchangeException {
    body.transferTo(OutputStream.nullOutputStream());
    String actual = HexFormat.of().formatHex(digest.digest());
    if (expected.isPresent() && !expected.get().equals(actual)) {
      throw new ExchangeException(host + ": the file has another SHA-256 than it should have");
    }
    return state.with("sha256", actual);
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
