package assay.evidence.export;

import java.util.List;
import java.util.Optional;

/**
 * What the operator says of the screened dataset; no run knows it.
 *
 * @param name of the operator
 * @param url where the screened dataset is found
 * @param description what it is, in words
 * @param purpose what it is for, in words
 * @param countries where its data was collected
 */
public record Publisher(
    Optional<String> name,
    Optional<String> url,
    Optional<String> licence,
    Optional<String> description,
    Optional<String> purpose,
    List<String> countries) {
  /** Stands where a format demands what nobody said. */
  static final String NOT_STATED = "not stated";

  public Publisher {
    countries = List.copyOf(countries);
  }

  /** Who said nothing. */
  public static Publisher unknown() {
    Optional<String> none = Optional.empty();
    return new Publisher(none, none, none, none, none, List.of());
  }
}
