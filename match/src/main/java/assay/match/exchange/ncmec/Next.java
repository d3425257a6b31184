package assay.match.exchange.ncmec;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a range goes on, as the service says. It is sent back as it came, but only if it is about
 * the entries of the very range that was asked for: anything else would leave a gap.
 *
 * @param target appended to the base address
 * @param start the number of the first entry there
 * @param max the number of the last entry of all, as far as is known; it can be too high
 */
record Next(String target, OptionalLong start, OptionalLong max) {
  private static final int LONGEST = 4096;

  /** Empty if it is not about this range. */
  static Optional<Next> of(String text, Range range) {
    String target = text.replace("&amp;", "&"); // some pages have it escaped twice
    if (target.length() > LONGEST || !target.startsWith(Range.ENTRIES)) {
      return Optional.empty();
    }
    Map<String, String> query = new HashMap<>();
    for (String pair : target.substring(Range.ENTRIES.length()).split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length < 2 || query.put(parts[0], decoded(parts[1])) != null) {
        return Optional.empty();
      }
    }
    return time(query, "from").equals(Optional.of(range.from()))
            && time(query, "to").equals(Optional.of(range.to()))
        ? Optional.of(new Next(target, number(query, "start"), number(query, "max")))
        : Optional.empty();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return ""; // no time and no number either
    }
  }

  private static Optional<Instant> time(Map<String, String> query, String name) {
    return Optional.ofNullable(query.get(name)).flatMap(Times::parse);
  }

  private static OptionalLong number(Map<String, String> query, String name) {
    String text = query.getOrDefault(name, "");
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** How many entries are still to come, as the service estimates; none if it does not. */
  long remaining() {
    return start.isPresent() && max.isPresent()
        ? Math.max(0, max.getAsLong() - start.getAsLong() + 1)
        : 0;
  }
}
