package assay.match.exchange.ncmec;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What is asked for at once: what was changed in a time. */
record Range(Instant from, Instant to) {
  static final String ENTRIES = "/v2/entries?";

  /** What to ask for. */
  String target() {
    return ENTRIES + "from=" + encoded(from) + "&to=" + encoded(to);
  }

  private static String encoded(Instant time) {
    return URLEncoder.encode(Times.text(time), StandardCharsets.UTF_8);
  }

  /** For messages. */
  String place() {
    return "entries from " + Times.text(from) + " to " + Times.text(to);
  }
}
