package assay.match.exchange.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The header that shows who asks. */
public final class Authorization {
  private static final String NAME = "Authorization";

  private Authorization() {}

  /** A user with a password, in UTF-8 (RFC 7617). */
  public static Map<String, String> basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return Map.of(NAME, "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** Whoever has a token (RFC 6750). */
  public static Map<String, String> bearer(String token) {
    return Map.of(NAME, "Bearer " + token);
  }
}
