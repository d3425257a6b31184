package assay.dataset.warc;

import assay.provenance.Capture.Agent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a shard says about the crawl as a whole, in its name and in the record that opens it. */
final class Crawl {
  private static final Pattern COMMON_CRAWL = Pattern.compile("CC-MAIN-\\d{4}-\\d{2}");
  private static final Pattern VERSION = Pattern.compile("[/ ][vV]?(\\d[\\w.+-]*)");

  private final Optional<String> named;
  private Optional<String> stated = Optional.empty();
  private Optional<Agent> agent = Optional.empty();

  /**
   * Nothing is read yet.
   *
   * @param path of the shard, which may name the collection
   */
  Crawl(String path) {
    Matcher matcher = COMMON_CRAWL.matcher(path);
    named = matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /** Reads the block of a {@code warcinfo} record, or of an ARC version record. */
  void learn(byte[] block) {
    String text = new String(block, StandardCharsets.UTF_8);
    stated = value(text, "isPartOf").or(() -> stated);
    Optional<String> operator = value(text, "operator");
    agent = value(text, "software").map(software -> agent(software, operator)).or(() -> agent);
  }

  /** As {@code name: value} or as an XML element. */
  private static Optional<String> value(String text, String name) {
    Pattern line =
        Pattern.compile("(?im)^" + name + ":[ \t]*([^\r\n]+)|<(?:\\w+:)?" + name + ">([^<]+)<");
    Matcher matcher = line.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String found = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return Optional.of(found.strip()).filter(v -> !v.isEmpty());
  }

  private static Agent agent(String software, Optional<String> operator) {
    Matcher version = VERSION.matcher(software);
    return version.find() && version.start() > 0
        ? new Agent(
            software.substring(0, version.start()).strip(), Optional.of(version.group(1)), operator)
        : new Agent(software, Optional.empty(), operator);
  }

  Optional<Agent> agent() {
    return agent;
  }

  Optional<String> collection() {
    return named.or(() -> stated);
  }
}
