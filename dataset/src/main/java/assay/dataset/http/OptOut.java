package assay.dataset.http;

import assay.provenance.Preferences;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What a server or a page says about the use of its content, as far as it is understood. */
public final class OptOut {
  private static final Set<String> ROBOTS = Set.of("noai", "noimageai", "noindex", "noimageindex");
  private static final int LONGEST = 1024;

  private OptOut() {}

  /**
   * The signals in the values given. Words for one named robot ({@code otherbot: noindex}) are not
   * for us, and other words than those known are not kept.
   *
   * @param robots comma-separated words
   * @param reservation 0 or 1; anything else says nothing
   */
  public static Preferences of(
      List<String> robots,
      Optional<String> reservation,
      Optional<String> policy,
      Optional<String> usage) {
    List<String> words =
        robots.stream()
            .flatMap(value -> Arrays.stream(value.split(",")))
            .map(word -> word.strip().toLowerCase(Locale.ROOT))
            .filter(ROBOTS::contains)
            .toList();
    OptionalInt reserved =
        reservation.map(String::strip).filter(v -> v.equals("0") || v.equals("1")).stream()
            .mapToInt(Integer::parseInt)
            .findFirst();
    return new Preferences(words, reserved, bounded(policy), bounded(usage));
  }

  private static Optional<String> bounded(Optional<String> value) {
    return value.filter(v -> v.length() <= LONGEST);
  }
}
