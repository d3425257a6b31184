package assay.list;

import assay.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which state of which list was used.
 *
 * @param id the list
 * @param asOf when the list had this state
 * @param entries distinct fingerprints by algorithm name
 * @param commitment RFC 6962 root, in hexadecimal, over the entries written {@code
 *     <algorithm>:<hex>}, sorted by bytes and deduplicated; the provider recomputes it from its own
 *     export
 * @param size number of leaves under the commitment
 * @param source what is known because it was pulled from an exchange; nothing of a list in files
 */
public record ListVersion(
    String id,
    Instant asOf,
    SortedMap<String, Long> entries,
    String commitment,
    long size,
    Optional<ListSource> source) {
  /** Of a list in files. */
  public ListVersion(
      String id, Instant asOf, Map<String, Long> entries, String commitment, long size) {
    this(id, asOf, new TreeMap<>(entries), commitment, size, Optional.empty());
  }

  public ListVersion {
    Objects.requireNonNull(source);
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /** The same, pulled from an exchange. */
  public ListVersion from(ListSource source) {
    return new ListVersion(id, asOf, entries, commitment, size, Optional.of(source));
  }

  /** The date and the first twelve digits of the commitment: {@code 2026-03-01+0f3a…}. */
  public String version() {
    return asOf.toString().substring(0, 10) + "+" + commitment.substring(0, 12);
  }

  /** What the list is called where anyone may read it. */
  public String publicId() {
    return source.map(ListSource::publicId).orElse(id);
  }

  /** For the owner's own records. */
  public JsonObject json() {
    JsonObject json = json(id);
    return publicId().equals(id) ? json : json.with("publicId", publicId());
  }

  /**
   * What decides what is found: the same for two versions of a pulled list that differ only in when
   * they were known to be current.
   */
  public JsonObject content() {
    return source.isEmpty()
        ? json()
        : JsonObject.empty()
            .with("id", id)
            .with("publicId", publicId())
            .with("entries", entries)
            .with("root", commitment);
  }

  /** For everybody: nothing in it names a list that is not to be named. */
  public JsonObject publicJson() {
    return json(publicId());
  }

  private JsonObject json(String name) {
    JsonObject list =
        JsonObject.empty()
            .with("id", name)
            .with("version", version())
            .with("asOf", asOf.toString())
            .with("entries", entries)
            .with(
                "commitment",
                JsonObject.empty()
                    .with("algorithm", "rfc6962-sha256-sorted-lines/v1")
                    .with("root", commitment)
                    .with("size", size));
    return source.map(known -> known.addTo(list)).orElse(list);
  }

  /** For the summary of a run: which state, and how much. */
  public JsonObject summary() {
    JsonObject list =
        JsonObject.empty().with("id", id).with("version", version()).with("entries", entries);
    return source.map(known -> known.addTo(list)).orElse(list);
  }

  /** Reads what {@link #json} wrote; nothing, if it is anything else. */
  public static Optional<ListVersion> read(JsonObject list) {
    JsonObject commitment = list.object("commitment").orElseGet(JsonObject::empty);
    try {
      String id = list.text("id").orElseThrow();
      String root = commitment.text("root").filter(text -> text.length() == 64).orElseThrow();
      return Optional.of(
          new ListVersion(
              id,
              Instant.parse(list.text("asOf").orElseThrow()),
              counts(list, "entries"),
              root,
              commitment.number("size").orElseThrow(),
              ListSource.read(list, list.text("publicId").orElse(id))));
    } catch (NoSuchElementException | DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static SortedMap<String, Long> counts(JsonObject list, String member) {
    SortedMap<String, Long> counts = new TreeMap<>();
    JsonObject told = list.object(member).orElseGet(JsonObject::empty);
    told.members().keySet().forEach(name -> counts.put(name, told.number(name).orElse(-1)));
    return counts;
  }
}
