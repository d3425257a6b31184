package assay.evidence.export;

import assay.json.JsonObject;
import assay.provenance.Urls;
import java.util.Optional;

/** A dataset as it was got from others, as the operator says. */
public record Acquired(
    Optional<String> name,
    Optional<String> publisher,
    Optional<String> version,
    Optional<String> locator,
    Optional<String> licence,
    Optional<String> supplier,
    Optional<String> acquiredAt) {

  /** Reads what {@link assay.provenance.Acquisition} writes. */
  public static Acquired of(JsonObject acquisition) {
    JsonObject set = acquisition.object("dataset").orElse(JsonObject.empty());
    return new Acquired(
        set.text("name"),
        set.text("publisher"),
        set.text("version"),
        set.text("locator").map(Urls::withoutUserInfo),
        set.text("licence"),
        acquisition.text("supplier"),
        acquisition.text("acquiredAt"));
  }

  /** Who handed it over, or else who published it. */
  Optional<String> from() {
    return supplier.or(() -> publisher);
  }
}
