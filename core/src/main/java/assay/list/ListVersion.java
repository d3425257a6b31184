package assay.list;

import assay.json.JsonObject;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
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
 */
public record ListVersion(
    String id, Instant asOf, SortedMap<String, Long> entries, String commitment, long size) {
  public ListVersion(
      String id, Instant asOf, Map<String, Long> entries, String commitment, long size) {
    this(id, asOf, new TreeMap<>(entries), commitment, size);
  }

  public ListVersion {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /** The date and the first twelve digits of the commitment: {@code 2026-03-01+0f3a…}. */
  public String version() {
    return asOf.toString().substring(0, 10) + "+" + commitment.substring(0, 12);
  }

  public JsonObject json() {
    return JsonObject.empty()
        .with("id", id)
        .with("version", version())
        .with("asOf", asOf.toString())
        .with("entries", entries)
        .with(
            "commitment",
            JsonObject.empty()
                .with("algorithm", "rfc6962-sha256-sorted-lines/v1")
                .with("root", commitment)
                .with("size", size));
  }
}
