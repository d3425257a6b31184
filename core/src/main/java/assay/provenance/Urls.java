package assay.provenance;

import java.util.Locale;
import java.util.Optional;

/**
 * The little that is read from addresses found in archives. Those are often not valid URIs (spaces,
 * unescaped characters), so they are cut by position and never rejected.
 */
public final class Urls {
  private Urls() {}

  /** The same address without {@code user:password@}. */
  public static String withoutUserInfo(String url) {
    int start = authorityStart(url);
    if (start < 0) {
      return url;
    }
    int at = url.lastIndexOf('@', authorityEnd(url, start));
    return at < start ? url : url.substring(0, start) + url.substring(at + 1);
  }

  /** The host in lower case, without port; empty where the address names none. */
  public static Optional<String> host(String url) {
    int start = authorityStart(url);
    if (start < 0) {
      return Optional.empty();
    }
    String plain = withoutUserInfo(url);
    String authority = plain.substring(start, authorityEnd(plain, start));
    int port = authority.startsWith("[") ? authority.indexOf("]:") + 1 : authority.indexOf(':');
    String host = port > 0 ? authority.substring(0, port) : authority;
    return host.isEmpty() ? Optional.empty() : Optional.of(host.toLowerCase(Locale.ROOT));
  }

  /** After the slashes that follow the scheme; an address inside a query is not the address. */
  private static int authorityStart(String url) {
    int slashes = url.indexOf("//");
    boolean scheme = slashes > 0 && url.charAt(slashes - 1) == ':';
    boolean other = slashes >= 0 && authorityEnd(url, 0) < slashes;
    return slashes == 0 || (scheme && !other) ? slashes + 2 : -1;
  }

  private static int authorityEnd(String url, int from) {
    for (int i = from; i < url.length(); i++) {
      if ("/?#\\".indexOf(url.charAt(i)) >= 0) {
        return i;
      }
    }
    return url.length();
  }
}
