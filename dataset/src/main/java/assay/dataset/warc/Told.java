package assay.dataset.warc;

import assay.dataset.http.HttpHead;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code request} or {@code metadata} record tells about the records it is concurrent to.
 *
 * @param userAgent what asked
 * @param page the page on which the address stood
 * @param redirect the address that led here
 */
record Told(Optional<String> userAgent, Optional<String> page, Optional<String> redirect) {
  /** A longer value is no address. */
  private static final int LONGEST = 4096;

  private static final Pattern VIA = line("via");
  private static final Pattern HOPS = line("hopsFromSeed");

  static Told nothing() {
    return new Told(Optional.empty(), Optional.empty(), Optional.empty());
  }

  static boolean isTeller(Head head) {
    return head.type().equals("request") || head.type().equals("metadata");
  }

  /** The records that this one is about, and itself. */
  static Set<String> circle(Head head) {
    Set<String> ids = new HashSet<>();
    head.uri("WARC-Record-ID").ifPresent(ids::add);
    head.all("WARC-Concurrent-To").forEach(id -> ids.add(Head.stripped(id)));
    if (head.type().equals("metadata")) {
      head.uri("WARC-Refers-To").ifPresent(ids::add);
    }
    return ids;
  }

  static Told by(Head head, byte[] block) throws IOException {
    return head.type().equals("request") ? byRequest(block) : byMetadata(block);
  }

  private static Told byRequest(byte[] block) throws IOException {
    HttpHead http = HttpHead.read(new ByteArrayInputStream(block));
    return http.isRequest()
        ? new Told(
            bounded(http.first("User-Agent")), bounded(http.first("Referer")), Optional.empty())
        : nothing();
  }

  /** Heritrix writes from where an address was found, and how: the last hop R is a redirect. */
  private static Told byMetadata(byte[] block) {
    String text = new String(block, StandardCharsets.UTF_8);
    Optional<String> via = bounded(value(VIA, text));
    boolean redirected = value(HOPS, text).filter(hops -> hops.endsWith("R")).isPresent();
    return redirected
        ? new Told(Optional.empty(), Optional.empty(), via)
        : new Told(Optional.empty(), via, Optional.empty());
  }

  private static Pattern line(String name) {
    return Pattern.compile("(?im)^" + name + ":[ \t]*([^\r\n]+)");
  }

  private static Optional<String> value(Pattern line, String text) {
    Matcher matcher = line.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
  }

  private static Optional<String> bounded(Optional<String> value) {
    return value.filter(v -> !v.isEmpty() && v.length() <= LONGEST);
  }

  /** This, and what only the other one tells. */
  Told and(Told other) {
    return new Told(
        userAgent.or(other::userAgent), page.or(other::page), redirect.or(other::redirect));
  }
}
