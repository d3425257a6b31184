package assay.list;

import assay.json.JsonObject;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a list beyond its values, because it was pulled from those who publish it.
 *
 * @param provider who publishes it, if their terms allow that they are named
 * @param publicId what the list is called where anyone may read it: its id if the provider may be
 *     named, else one that says nothing
 * @param retrievedOn when it was last known to be current; not before its {@code asOf}
 * @param notEvaluated how many values it has by algorithms that nothing here computes, by the
 *     publisher's name of the algorithm
 * @param refused how much of it could not be read as an entry
 */
public record ListSource(
    Optional<String> provider,
    String publicId,
    Instant retrievedOn,
    SortedMap<String, Long> notEvaluated,
    long refused) {
  public ListSource(
      Optional<String> provider,
      String publicId,
      Instant retrievedOn,
      Map<String, Long> notEvaluated,
      long refused) {
    this(provider, publicId, retrievedOn, new TreeMap<>(notEvaluated), refused);
  }

  public ListSource {
    Objects.requireNonNull(provider);
    Objects.requireNonNull(publicId);
    Objects.requireNonNull(retrievedOn);
    notEvaluated = Collections.unmodifiableSortedMap(new TreeMap<>(notEvaluated));
    if (refused < 0) {
      throw new IllegalArgumentException("refused is counted from 0");
    }
  }

  /** The same object with what is known, but without any name of the list. */
  JsonObject addTo(JsonObject list) {
    return list.with("provider", provider)
        .with("disclosure", provider.isPresent() ? "named" : "withheld")
        .with("retrievedOn", retrievedOn.toString())
        .with("notEvaluated", notEvaluated)
        .with("refused", refused);
  }

  /** What {@link #addTo} added, if it did. */
  static Optional<ListSource> read(JsonObject list, String publicId) {
    OptionalLong refused = list.number("refused");
    if (refused.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ListSource(
            list.text("provider"),
            publicId,
            Instant.parse(list.text("retrievedOn").orElseThrow()),
            ListVersion.counts(list, "notEvaluated"),
            refused.getAsLong()));
  }
}
