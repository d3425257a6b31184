package assay.evidence.records;

import assay.json.JsonException;
import assay.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.parquet.example.data.Group;

/**
 * Divides a provenance record into what thousands of rows have in common and what is the row's own,
 * so that {@link ProvenanceShape} puts it together again exactly: the digest of the whole is
 * committed to.
 *
 * <p>The <em>shape</em> is the record with holes. <code>{"$":"host"}</code> stands for the value of
 * that column of the same row; <code>{"$":0}</code> for the first value of the <em>rest</em>, and
 * so on. Nothing else about the record is changed, so that a reader needs no list of paths. The
 * elements of a list have the path of the list.
 */
final class ProvenanceColumns {
  private static final String HOLE = "$";
  private static final String VALUES = "values";

  /** What a value at a path usually equals; the first that does is named. */
  private static final Map<String, List<String>> COPIES =
      Map.ofEntries(
          Map.entry("item.shard", List.of("shard")),
          Map.entry("item.member", List.of("member")),
          Map.entry("item.sha256", List.of("sha256")),
          Map.entry("origin.url", List.of("origin_url")),
          Map.entry("origin.pageUrl", List.of("page_url")),
          Map.entry("origin.host", List.of("host")),
          Map.entry("capture.serverIp", List.of("server_ip")),
          Map.entry("capture.notBefore", List.of("captured_not_before")),
          Map.entry("capture.notAfter", List.of("captured_not_after")),
          Map.entry("capture.archive.file", List.of("shard")),
          Map.entry("capture.archive.offset", List.of("offset")),
          Map.entry("capture.archive.length", List.of("length")),
          Map.entry("capture.archive.recordId", List.of("member")),
          Map.entry("capture.declaredDigest.value", List.of("sha1", "sha256", "md5", "sha512")),
          Map.entry("entry.steps.outputSha256", List.of("sha256")));

  private static final String TAKEN = "entry.steps.inputSha256";

  static final Set<String> COLUMNS =
      COPIES.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());

  /** What is hardly ever the same in two rows. */
  private static final List<String> OWN =
      List.of(
          "capture.archive.offset",
          "capture.archive.length",
          "capture.archive.recordId",
          "capture.declaredDigest.value",
          "capture.http.etag",
          "capture.http.lastModified",
          "capture.notAfter",
          "capture.notBefore",
          "entry.steps.outputSha256",
          "item.member",
          "item.sha256",
          "origin.captionSha256",
          "origin.host",
          "origin.pageUrl",
          "origin.redirects",
          "origin.url",
          "sightingOf");

  private final Group row;
  private final Map<String, Optional<Object>> known = new HashMap<>();

  private ProvenanceColumns(Group row) {
    this.row = row;
  }

  /** The other columns of a row. */
  static ProvenanceColumns of(Group row) {
    return new ProvenanceColumns(row);
  }

  /** What one of those columns says, as a record would; looked at when it is asked for. */
  private Optional<Object> known(String column) {
    return COLUMNS.contains(column)
        ? known.computeIfAbsent(column, name -> ProvenanceShape.value(row, name))
        : Optional.empty();
  }

  /**
   * A provenance record in two parts.
   *
   * @param shape canonical JSON
   * @param rest canonical JSON; absent where the columns say it all
   */
  record Parts(String shape, Optional<String> rest) {}

  Parts split(JsonObject record) {
    List<Object> values = new ArrayList<>();
    JsonObject shape;
    if (hasHole(record)) { // which would be filled like ours
      values.add(record);
      shape = hole(0L);
    } else {
      shape = shape("", record, values);
    }
    Optional<String> rest =
        values.isEmpty()
            ? Optional.empty()
            : Optional.of(JsonObject.empty().with(VALUES, values).write());
    return new Parts(shape.write(), rest);
  }

  private JsonObject shape(String path, JsonObject object, List<Object> values) {
    JsonObject shape = JsonObject.empty();
    for (int i = 0; i < object.size(); i++) {
      String inner = path.isEmpty() ? object.key(i) : path + "." + object.key(i);
      shape = shape.with(object.key(i), value(inner, object.value(i), values));
    }
    return shape;
  }

  private Object value(String path, Object value, List<Object> values) {
    Optional<String> column =
        COPIES.getOrDefault(path, List.of()).stream()
            .filter(name -> known(name).filter(value::equals).isPresent())
            .findFirst();
    if (column.isPresent()) {
      return hole(column.get());
    } else if (OWN.contains(path)) {
      values.add(value);
      return hole(values.size() - 1L);
    } else if (path.equals(TAKEN) && values.contains(value)) {
      return hole((long) values.indexOf(value)); // the digest that was declared
    } else if (value instanceof List<?> list) {
      return list.stream().map(element -> value(path, element, values)).toList();
    }
    return value instanceof JsonObject object ? shape(path, object, values) : value;
  }

  private static JsonObject hole(Object name) {
    return JsonObject.empty().with(HOLE, name);
  }

  /** Whether this stands for a value that is elsewhere. */
  static boolean isHole(JsonObject object) {
    return object.size() == 1 && object.key(0).equals(HOLE);
  }

  private static boolean hasHole(Object part) {
    if (part instanceof List<?> list) {
      return list.stream().anyMatch(ProvenanceColumns::hasHole);
    }
    return part instanceof JsonObject object
        && (isHole(object)
            || object.members().values().stream().anyMatch(ProvenanceColumns::hasHole));
  }

  /** What the rest says, in order; nothing if it says something else. */
  static List<?> values(String rest) throws JsonException {
    return JsonObject.parse(rest).members().get(VALUES) instanceof List<?> list ? list : List.of();
  }
}
