package assay.provenance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.IDN;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address in the one form that all its spellings have in common. Without scheme, user, port and
 * fragment; escapes undone until none is left, then only what must be is escaped; the host in lower
 * case, a foreign one in Punycode, an IPv4 number in four decimal parts; the path without empty,
 * {@code .} and {@code ..} segments.
 *
 * <p>These are the rules of "URLs and Hashing" of the Safe Browsing API, version 4
 * (developers.google.com/safe-browsing/v4/urls-hashing), so that lists made for it have the same
 * form.
 *
 * @param host never empty
 * @param path begins with a slash
 */
record Address(String host, String path, Optional<String> query) {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
  private static final Pattern NUMBER = Pattern.compile("0[xX][0-9a-fA-F]{1,8}|[0-9]{1,11}");
  private static final int HIGHEST_PART = 255;

  /** Nobody lists what lies deeper; a made-up path of many slashes must not cost much. */
  static final int DEEPEST = 256;

  /** Reads an address, with or without {@code http://}; empty if it has no host. */
  static Optional<Address> parse(String text) {
    String plain = text.strip().replaceAll("[\t\r\n]", "");
    int fragment = plain.indexOf('#');
    String whole = fragment < 0 ? plain : plain.substring(0, fragment);
    // An address of no place on the network, such as urn:uuid:…, has no host.
    boolean hasScheme = SCHEME.matcher(whole).matches();
    if (!hasScheme
        && !whole.startsWith("//")
        && whole.matches("[A-Za-z][A-Za-z0-9+-]*:[^0-9/].*")) {
      return Optional.empty();
    }
    String rest = hasScheme ? whole.substring(whole.indexOf("//") + 2) : whole;
    return ofRest(rest.startsWith("//") ? rest.substring(2) : rest);
  }

  private static Optional<Address> ofRest(String rest) {
    int end = 0;
    while (end < rest.length() && "/?\\".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String host = host(rest.substring(0, end));
    if (host.isEmpty()) {
      return Optional.empty();
    }
    int query = rest.indexOf('?', end);
    String path = rest.substring(end, query < 0 ? rest.length() : query).replace('\\', '/');
    return Optional.of(
        new Address(
            host,
            escaped(resolved(unescaped(path))),
            query < 0
                ? Optional.empty()
                : Optional.of(escaped(unescaped(rest.substring(query + 1))))));
  }

  private static String host(String authority) {
    String named = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = named.startsWith("[") ? named.indexOf("]:") + 1 : named.indexOf(':');
    String bytes = unescaped(colon > 0 ? named.substring(0, colon) : named);
    String dotted = ascii(bytes).replaceAll("\\.{2,}", ".").replaceAll("^\\.|\\.$", "");
    String lower = dotted.toLowerCase(Locale.ROOT);
    return number(lower).orElseGet(() -> escaped(lower));
  }

  /** Punycode where the host is a name in another script; as it is where it cannot be one. */
  private static String ascii(String bytes) {
    if (bytes.chars().allMatch(c -> c < 0x80)) {
      return bytes;
    }
    try {
      String name =
          UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1))).toString();
      return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
    } catch (CharacterCodingException | IllegalArgumentException e) {
      return bytes;
    }
  }

  /** An IPv4 number in any of the ways {@code inet_aton} reads. */
  private static Optional<String> number(String host) {
    String[] parts = host.split("\\.", -1);
    long address = 0;
    for (int i = 0; i < parts.length; i++) {
      if (parts.length > 4 || !NUMBER.matcher(parts[i]).matches()) {
        return Optional.empty();
      }
      boolean last = i == parts.length - 1;
      Optional<Long> value = value(parts[i]);
      long room = last ? 1L << (8 * (5 - parts.length)) : HIGHEST_PART + 1;
      if (value.isEmpty() || value.get() >= room) {
        return Optional.empty();
      }
      address |= last ? value.get() : value.get() << (8 * (3 - i));
    }
    List<String> decimal = new ArrayList<>();
    for (int shift = 24; shift >= 0; shift -= 8) {
      decimal.add(Long.toString((address >> shift) & HIGHEST_PART));
    }
    return Optional.of(String.join(".", decimal));
  }

  private static Optional<Long> value(String part) {
    boolean hex = part.startsWith("0x") || part.startsWith("0X");
    boolean octal = !hex && part.length() > 1 && part.startsWith("0");
    try {
      return Optional.of(
          hex ? Long.parseLong(part.substring(2), 16) : Long.parseLong(part, octal ? 8 : 10));
    } catch (NumberFormatException e) { // an eight in an octal number
      return Optional.empty();
    }
  }

  /**
   * The bytes of the text in UTF-8, one to a character, without any escape: what an escape stands
   * for may complete another one, which is undone too. One pass, however deep they are.
   */
  private static String unescaped(String text) {
    String bytes = new String(text.getBytes(UTF_8), ISO_8859_1);
    StringBuilder plain = new StringBuilder(bytes.length());
    for (int i = 0; i < bytes.length(); i++) {
      plain.append(bytes.charAt(i));
      while (endsWithEscape(plain)) {
        int end = plain.length();
        int value = Integer.parseInt(plain.substring(end - 2), 16);
        plain.setLength(end - 3);
        plain.append((char) value);
      }
    }
    return plain.toString();
  }

  private static boolean endsWithEscape(StringBuilder text) {
    int end = text.length();
    return end >= 3
        && text.charAt(end - 3) == '%'
        && isHex(text.charAt(end - 2))
        && isHex(text.charAt(end - 1));
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static String resolved(String path) {
    Deque<String> segments = new ArrayDeque<>();
    String[] parts = path.split("/", -1);
    for (String part : parts) {
      if (part.equals("..")) {
        segments.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        segments.add(part);
      }
    }
    String last = parts[parts.length - 1];
    boolean folder = last.isEmpty() || last.equals(".") || last.equals("..");
    return "/" + String.join("/", segments) + (folder && !segments.isEmpty() ? "/" : "");
  }

  private static String escaped(String bytes) {
    StringBuilder text = new StringBuilder(bytes.length());
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '#' || c == '%') {
        text.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** The whole address. */
  String whole() {
    return host + path + query.map(q -> "?" + q).orElse("");
  }

  /**
   * The host with the path down to each depth, without a slash at the end; the host first. Not
   * deeper than {@value #DEEPEST} segments.
   */
  List<String> prefixes() {
    List<String> prefixes = new ArrayList<>(List.of(host));
    int slash = 0;
    while (slash >= 0 && slash < path.length() - 1 && prefixes.size() <= DEEPEST) {
      int next = path.indexOf('/', slash + 1);
      prefixes.add(host + (next < 0 ? path : path.substring(0, next)));
      slash = next;
    }
    return prefixes;
  }

  /** The host, and what it lies in, of two labels at least; a number lies in nothing. */
  static List<String> domains(String host) {
    List<String> domains = new ArrayList<>(List.of(host));
    boolean number = host.startsWith("[") || number(host).isPresent();
    for (int dot = host.indexOf('.'); !number && dot >= 0; dot = host.indexOf('.', dot + 1)) {
      String parent = host.substring(dot + 1);
      if (parent.indexOf('.') > 0) {
        domains.add(parent);
      }
    }
    return domains;
  }
}
