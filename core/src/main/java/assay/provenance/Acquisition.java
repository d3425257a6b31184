package assay.provenance;

import assay.fingerprint.Digest;
import assay.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the operator got the dataset; the same for all its items.
 *
 * @param manifest the recorded acquisition, if the files were compared with it and are those
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
    Optional<Manifest> manifest) {

  /**
   * What was recorded when the files came in.
   *
   * @param id under which the acquisition was recorded
   * @param list SHA-256 of the list of the files
   * @param files SHA-256 of each file as it was received, by the name that it has as a shard
   * @param steps by which a file came to be as it was received, by the same name, where known
   */
  public record Manifest(
      String id, Digest list, Map<String, Digest> files, Map<String, List<Ingest.Step>> steps) {
    public Manifest {
      files = Map.copyOf(files);
      steps = Map.copyOf(steps);
    }

    /** Of files of which nothing earlier is known. */
    public Manifest(String id, Digest list, Map<String, Digest> files) {
      this(id, list, files, Map.of());
    }

    JsonObject json() {
      return JsonObject.empty().with("id", id).with("sha256", list.hex());
    }
  }

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

  /** The SHA-256 of a shard's file as it was received; empty if that was not recorded. */
  public Optional<Digest> received(String shard) {
    return manifest.map(m -> m.files().get(shard));
  }

  /** The steps by which a shard's file came to be as it was received; empty if none are known. */
  public List<Ingest.Step> cameBy(String shard) {
    return manifest.map(m -> m.steps().getOrDefault(shard, List.of())).orElse(List.of());
  }

  /** The same with the steps by which files came to be, by their names as shards. */
  public Acquisition knowing(Map<String, List<Ingest.Step>> steps) {
    return new Acquisition(
        dataset,
        publisher,
        version,
        locator,
        licence,
        supplier,
        channel,
        acquiredAt,
        acquiredBy,
        manifest.map(m -> new Manifest(m.id(), m.list(), m.files(), steps)));
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
        .with("manifest", manifest.map(Manifest::json));
  }
}
