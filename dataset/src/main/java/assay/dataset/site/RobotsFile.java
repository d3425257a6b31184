package assay.dataset.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Groups of rules, each for some robots: {@code robots.txt}, and {@code ai.txt} in the same form.
 */
final class RobotsFile {
  /** The group for whoever has none of their own. */
  static final String ANYBODY = "*";

  /** Robots that gather for training, by the names that their operators publish; and anybody. */
  private static final Set<String> ROBOTS =
      Set.of(
          ANYBODY,
          "ai2bot",
          "amazonbot",
          "anthropic-ai",
          "applebot-extended",
          "bytespider",
          "ccbot",
          "claudebot",
          "cohere-ai",
          "diffbot",
          "facebookbot",
          "google-extended",
          "gptbot",
          "img2dataset",
          "meta-externalagent",
          "omgili",
          "omgilibot",
          "timpibot");

  /** Of one robot; more say nothing new about one address. */
  private static final int MOST_RULES = 1000;

  private static final int LONGEST = 1024;

  private final Map<String, List<Rule>> groups = new HashMap<>();

  /** What a rule says of the paths it is for; usage only of a {@code Content-Usage} rule. */
  private record Rule(PathPattern pattern, boolean allows, Optional<String> usage) {}

  private RobotsFile() {}

  static RobotsFile parse(String text) {
    RobotsFile file = new RobotsFile();
    List<String> robots = new ArrayList<>();
    boolean inRules = true;
    for (String line : text.lines().toList()) {
      String rule = line.split("#", 2)[0];
      int colon = rule.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String name = rule.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      String value = rule.substring(colon + 1).strip();
      if (name.equals("user-agent")) {
        if (inRules) {
          robots.clear(); // a group begins with the first such line behind rules
        }
        inRules = false;
        robots.add(value.toLowerCase(Locale.ROOT));
      } else if (name.equals("allow") || name.equals("disallow") || name.equals("content-usage")) {
        inRules = true;
        file.rule(name, value).ifPresent(r -> robots.forEach(robot -> file.add(robot, r)));
      }
    }
    return file;
  }

  private Optional<Rule> rule(String name, String value) {
    if (value.isEmpty() || value.length() > LONGEST) {
      return Optional.empty();
    } else if (!name.equals("content-usage")) {
      return Optional.of(new Rule(new PathPattern(value), name.equals("allow"), Optional.empty()));
    }
    int blank = value.indexOf(' ');
    boolean path = value.startsWith("/") && blank > 0;
    return Optional.of(
        new Rule(
            new PathPattern(path ? value.substring(0, blank) : "/"),
            true,
            Optional.of(path ? value.substring(blank).strip() : value)));
  }

  private void add(String robot, Rule rule) {
    if (ROBOTS.contains(robot)) {
      List<Rule> rules = groups.computeIfAbsent(robot, r -> new ArrayList<>());
      if (rules.size() < MOST_RULES) {
        rules.add(rule);
      }
    }
  }

  /** The robots whose own group, and anybody's, keeps them from a path; sorted. */
  List<String> keptFrom(String path) {
    return groups.keySet().stream().filter(robot -> isKept(robot, path)).sorted().toList();
  }

  /** The longest pattern decides; of equal ones that which allows. */
  private boolean isKept(String robot, String path) {
    return groups.get(robot).stream()
        .filter(rule -> rule.usage().isEmpty() && rule.pattern().matches(path))
        .max(Comparator.comparing((Rule r) -> r.pattern().weight()).thenComparing(Rule::allows))
        .filter(rule -> !rule.allows())
        .isPresent();
  }

  /** The usage that anybody's group prefers for a path. */
  Optional<String> usage(String path) {
    return groups.getOrDefault(ANYBODY, List.of()).stream()
        .filter(rule -> rule.usage().isPresent() && rule.pattern().matches(path))
        .max(Comparator.comparing(rule -> rule.pattern().weight()))
        .flatMap(Rule::usage);
  }
}
