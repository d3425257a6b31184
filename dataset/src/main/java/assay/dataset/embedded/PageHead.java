package assay.dataset.embedded;

import assay.dataset.http.OptOut;
import assay.provenance.Preferences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The meta elements in the head of a page that say something about its use. */
final class PageHead {
  private static final int LONGEST = 1 << 16;
  private static final Pattern META = Pattern.compile("(?i)<meta\\s([^>]{1,1000})>");
  private static final Pattern BODY = Pattern.compile("(?i)</head|<body");
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "([A-Za-z-]{1,32})\\s?=\\s?(?:\"([^\"]{0,900})\"|'([^']{0,900})'|([^\\s\"'>]{1,900}))");

  private PageHead() {}

  static Preferences signals(Bytes page) {
    String text = page.part(0, LONGEST).utf8();
    Matcher body = BODY.matcher(text);
    String head = body.find() ? text.substring(0, body.start()) : text;
    List<String> robots = new ArrayList<>();
    Map<String, String> tdm = new HashMap<>();
    for (Matcher meta = META.matcher(head); meta.find(); ) {
      Map<String, String> attributes = attributes(meta.group(1));
      String name = attributes.getOrDefault("name", "").toLowerCase(Locale.ROOT);
      String content = attributes.getOrDefault("content", "");
      if (name.equals("robots")) {
        robots.add(content);
      } else if (name.startsWith("tdm-") && !content.isBlank()) {
        tdm.putIfAbsent(name, content.strip());
      }
    }
    return OptOut.of(
        robots,
        Optional.ofNullable(tdm.get("tdm-reservation")),
        Optional.ofNullable(tdm.get("tdm-policy")),
        Optional.empty());
  }

  private static Map<String, String> attributes(String text) {
    Map<String, String> attributes = new HashMap<>();
    for (Matcher found = ATTRIBUTE.matcher(text); found.find(); ) {
      String value =
          Stream.of(found.group(2), found.group(3), found.group(4))
              .filter(Objects::nonNull)
              .findFirst()
              .orElse("");
      attributes.putIfAbsent(found.group(1).toLowerCase(Locale.ROOT), value);
    }
    return attributes;
  }
}
