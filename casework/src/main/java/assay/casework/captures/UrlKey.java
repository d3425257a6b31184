package assay.casework.captures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address written so that what is of one domain sorts together: {@code
 * https://images.example/a/7.jpg} as {@code example,images)/a/7.jpg} and a byte for the scheme. It
 * can be turned back, letter for letter, so two addresses have the same key only if they are equal.
 */
final class UrlKey {
  private static final Pattern WEB =
      Pattern.compile("(https?)://([A-Za-z0-9._-]+)(:[0-9]+)?((?:[/?#].*)?)", Pattern.DOTALL);
  private static final char HTTPS = 1;
  private static final char HTTP = 2;

  /** Before an address that is kept as it is; sorts before all others. */
  private static final char VERBATIM = 3;

  private UrlKey() {}

  static byte[] of(String url) {
    Matcher web = WEB.matcher(url);
    if (!web.matches()) {
      return (VERBATIM + url).getBytes(UTF_8);
    }
    String port = web.group(3) == null ? "" : web.group(3);
    char scheme = web.group(1).equals("https") ? HTTPS : HTTP;
    String key = turned(web.group(2), "\\.", ",") + port + ")" + web.group(4) + scheme;
    return key.getBytes(UTF_8);
  }

  static String url(byte[] bytes) {
    String key = new String(bytes, UTF_8);
    if (key.charAt(0) == VERBATIM) {
      return key.substring(1);
    }
    int end = key.indexOf(')');
    int colon = key.indexOf(':');
    int host = colon >= 0 && colon < end ? colon : end;
    String scheme = key.charAt(key.length() - 1) == HTTPS ? "https://" : "http://";
    return scheme
        + turned(key.substring(0, host), ",", ".")
        + key.substring(host, end)
        + key.substring(end + 1, key.length() - 1);
  }

  private static String turned(String host, String from, String to) {
    List<String> labels = Arrays.asList(host.split(from, -1));
    Collections.reverse(labels);
    return String.join(to, labels);
  }
}
