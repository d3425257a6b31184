package assay.provenance;

import assay.fingerprint.Digest;
import assay.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * How the operator got the dataset; the same for all its items.
 *
 * @param manifest SHA-256 of a list of the files with their digests as they were received, if the
 *     files were compared with it and are those
 */
public record Acquisition(
    Optional<String> dataset,
    Optional<String> publisher,
    Optional<String> version,
    Optional<String> locator,
    Optional<String> licence,
    Optional<String> supplier,
    Optional<String> channel,
    Optional<Instant> acquiredAt,
    Optional<String> acquiredBy,
    Optional<Digest> manifest) {

  /** Without a manifest. */
  public Acquisition(
      Optional<String> dataset,
      Optional<String> publisher,
      Optional<String> version,
      Optional<String> locator,
      Optional<String> licence,
      Optional<String> supplier,
      Optional<String> channel,
      Optional<Instant> acquiredAt,
      Optional<String> acquiredBy) {
    this(
        dataset,
        publisher,
        version,
        locator,
        licence,
        supplier,
        channel,
        acquiredAt,
        acquiredBy,
        Optional.empty());
  }

  /** Nothing was said. */
  public static Acquisition unknown() {
    Optional<String> none = Optional.empty();
    return new Acquisition(none, none, none, none, none, none, none, Optional.empty(), none);
  }

  /** The dataset, its publisher or its supplier is named. */
  public boolean namesSource() {
    return dataset.isPresent() || publisher.isPresent() || supplier.isPresent();
  }

  /** As the provenance record writes it. */
  public JsonObject json() {
    JsonObject set =
        JsonObject.empty()
            .with("name", dataset)
            .with("publisher", publisher)
            .with("version", version)
            .with("locator", locator)
            .with("licence", licence);
    return JsonObject.empty()
        .withUnlessEmpty("dataset", set)
        .with("supplier", supplier)
        .with("channel", channel)
        .with("acquiredAt", acquiredAt.map(Instant::toString))
        .with("acquiredBy", acquiredBy)
        .with("manifest", manifest.map(m -> JsonObject.empty().with("sha256", m.hex())));
  }
}
