package assay.provenance;

import assay.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Opt-out signals found in the archived exchange. They inform; they never change a verdict.
 *
 * @param robots {@code noai}, {@code noimageai}, {@code noindex}, {@code noimageindex}; sorted
 * @param tdmReservation 0 or 1
 * @param tdmPolicy where the terms of a reservation are
 * @param contentUsage as the header has it
 */
public record Preferences(
    List<String> robots,
    OptionalInt tdmReservation,
    Optional<String> tdmPolicy,
    Optional<String> contentUsage) {
  public Preferences {
    robots = robots.stream().distinct().sorted().toList();
  }

  public static Preferences none() {
    return new Preferences(List.of(), OptionalInt.empty(), Optional.empty(), Optional.empty());
  }

  public boolean isEmpty() {
    return equals(none());
  }

  /** These, and what only the other ones say. */
  public Preferences and(Preferences other) {
    return new Preferences(
        Stream.concat(robots.stream(), other.robots.stream()).toList(),
        tdmReservation.isPresent() ? tdmReservation : other.tdmReservation,
        tdmPolicy.or(other::tdmPolicy),
        contentUsage.or(other::contentUsage));
  }

  JsonObject json() {
    return JsonObject.empty()
        .withUnlessEmpty("robotsMeta", robots)
        .with("tdmReservation", tdmReservation)
        .with("tdmPolicy", tdmPolicy)
        .with("contentUsage", contentUsage);
  }
}
