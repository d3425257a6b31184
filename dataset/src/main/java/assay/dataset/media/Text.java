package assay.dataset.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Text, told from what is not by the absence of control characters, then by its first words. */
final class Text {
  private static final int SAMPLE = 1024;
  private static final List<String> HTML =
      List.of("<!doctype html", "<html", "<head", "<body", "<title", "<script", "<table", "<div");

  private Text() {}

  static Optional<String> name(Head head) {
    if (head.has(0, "\u00ff\u00fe") || head.has(0, "\u00fe\u00ff")) {
      return Optional.of("text/plain"); // UTF-16 announces itself; no picture begins so
    }
    return isText(head) ? Optional.of(kind(start(head))) : Optional.empty();
  }

  private static boolean isText(Head head) {
    int end = Math.min(SAMPLE, head.length());
    for (int i = 0; i < end; i++) {
      int c = head.at(i);
      boolean allowed = c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x1b;
      if (c == 0x7f || (c < 0x20 && !allowed)) {
        return false;
      }
    }
    return end > 0;
  }

  private static String start(Head head) {
    int skip = head.has(0, "\u00ef\u00bb\u00bf") ? 3 : 0;
    int length = Math.min(SAMPLE, head.length()) - skip;
    return new String(head.bytes(), skip, length, ISO_8859_1).strip().toLowerCase(Locale.ROOT);
  }

  private static String kind(String start) {
    String root = afterProlog(start);
    if (root.startsWith("<svg") || root.startsWith("<!doctype svg")) {
      return "image/svg+xml";
    } else if (HTML.stream().anyMatch(root::startsWith)) {
      return "text/html";
    } else if (start.startsWith("<?xml")) {
      return "application/xml";
    } else if (start.startsWith("{") || start.startsWith("[")) {
      return isJson(start) ? "application/json" : "text/plain";
    }
    return "text/plain";
  }

  /** Behind the XML declaration and comments. */
  private static String afterProlog(String start) {
    String rest = start;
    while (rest.startsWith("<?") || rest.startsWith("<!--")) {
      String closing = rest.startsWith("<?") ? "?>" : "-->";
      int end = rest.indexOf(closing);
      if (end < 0) {
        return "";
      }
      rest = rest.substring(end + closing.length()).strip();
    }
    return rest;
  }

  /** An object begins with a key or ends at once; an array with any value. */
  private static boolean isJson(String start) {
    String inside = start.substring(1).strip();
    boolean object = start.startsWith("{");
    return inside.isEmpty()
        || (object ? "\"}" : "\"{[]-0123456789tfn").indexOf(inside.charAt(0)) >= 0;
  }
}
