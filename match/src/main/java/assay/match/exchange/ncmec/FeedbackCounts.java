package assay.match.exchange.ncmec;

import assay.match.exchange.ListedValue;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many members confirmed and disputed each value of an entry. */
final class FeedbackCounts {
  private final Map<String, Set<String>> affirmed = new TreeMap<>();
  private final Map<String, Set<String>> disputed = new TreeMap<>();

  private FeedbackCounts() {}

  /**
   * Counts the members in a feedback element. One who gives two reasons is one.
   *
   * @param feedback as it stands in an entry; may have nothing in it
   */
  static FeedbackCounts of(Element feedback) {
    FeedbackCounts counts = new FeedbackCounts();
    for (Element vote : feedback.children()) {
      String type = plain(vote.attribute("type").orElse(""));
      if (vote.name().equals("affirmativeFeedback")) {
        members(vote, counts.affirmed.computeIfAbsent(type, t -> new HashSet<>()));
      } else if (vote.name().equals("negativeFeedback")) {
        members(vote, counts.disputed.computeIfAbsent(type, t -> new HashSet<>()));
      }
    }
    return counts;
  }

  private static void members(Element element, Set<String> ids) {
    if (element.name().equals("member")) {
      element.attribute("id").ifPresent(ids::add);
    }
    element.children().forEach(child -> members(child, ids));
  }

  /** The value with its votes. */
  ListedValue applied(String type, ListedValue value) {
    return value.voted(count(affirmed, type), count(disputed, type));
  }

  private static int count(Map<String, Set<String>> votes, String type) {
    return votes.getOrDefault(plain(type), Set.of()).size();
  }

  /** {@code tmk-pdqf}, {@code TMK_PDQF} and {@code TmkPdqf} are written for the same. */
  private static String plain(String type) {
    return algorithm(type).replace("-", "").replace("_", "");
  }

  /** Our name for what an element is called. */
  static String algorithm(String element) {
    return element.toLowerCase(Locale.ROOT);
  }
}
