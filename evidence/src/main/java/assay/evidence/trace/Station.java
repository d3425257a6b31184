package assay.evidence.trace;

import assay.json.JsonObject;
import java.util.Optional;

/**
 * One point on the way of an item.
 *
 * @param kind what it is: {@code page}, {@code file}, {@code capture}, …
 * @param what what is known of it; empty if it is not known
 * @param basis on whose word: {@code observed}, {@code declared}, …
 * @param from when it began, as recorded
 * @param to when it was over, as recorded
 * @param gap the code under which the record lists what is missing
 */
public record Station(
    Kind kind,
    String what,
    Optional<String> basis,
    Optional<String> from,
    Optional<String> to,
    Optional<String> gap) {

  /** The points in their order. */
  public enum Kind {
    PAGE("page"),
    FILE("file"),
    CAPTURE("capture"),
    ARCHIVE("archive record"),
    DATASET("dataset"),
    ACQUISITION("acquisition"),
    SHARD("shard"),
    STEP("step"),
    VERDICT("verdict"),
    DISPOSITION("disposition"),
    SNAPSHOT("snapshot"),
    TRAINING("training"),
    /** A sighting that an index knows; beside the way, not on it. */
    RECOVERED("recovered"),
    /** Where something alike was seen, as an index knows; beside the way as well. */
    ALSO_SEEN("also seen at");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  static Station known(Kind kind, String what, String basis) {
    return new Station(
        kind, what, Optional.of(basis), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Station unknown(Kind kind, String gap) {
    return new Station(
        kind, "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(gap));
  }

  Station between(Optional<String> begin, Optional<String> end) {
    return new Station(kind, what, basis, begin, end, gap);
  }

  public boolean isKnown() {
    return !what.isEmpty();
  }

  /** What it says: what is known, or that nothing is. */
  public String text() {
    return isKnown() ? what : "not known" + gap.map(code -> " (" + code + ")").orElse("");
  }

  /** When: a time, two bounds, or nothing. */
  public String time() {
    if (from.equals(to)) {
      return from.orElse("");
    }
    return from.orElse("…") + " to " + to.orElse("…");
  }

  JsonObject json() {
    return JsonObject.empty()
        .with("kind", kind.label())
        .with("known", isKnown())
        .with("what", isKnown() ? Optional.of(what) : Optional.empty())
        .with("basis", basis)
        .with("notBefore", from)
        .with("notAfter", to)
        .with("gap", gap);
  }
}
