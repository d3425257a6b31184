package assay.evidence.records;

import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonException;
import assay.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Divides a provenance record into what thousands of rows have in common and what is the row's own,
 * and puts it together again exactly: the digest of the whole is committed to.
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

  private static final Set<String> COLUMNS =
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
        ? known.computeIfAbsent(column, name -> value(row, name))
        : Optional.empty();
  }

  private static Optional<Object> value(Group row, String column) {
    if (row.getFieldRepetitionCount(column) != 1) {
      return Optional.empty();
    } else if (DigestAlgorithm.ofLabel(column).isPresent()) {
      return Optional.of(HexFormat.of().formatHex(row.getBinary(column, 0).getBytes()));
    } else if (column.startsWith("captured_")) {
      return Optional.of(Instant.EPOCH.plus(row.getLong(column, 0), ChronoUnit.MICROS).toString());
    }
    boolean number =
        row.getType().getType(column).asPrimitiveType().getPrimitiveTypeName()
            == PrimitiveTypeName.INT64;
    return Optional.of(number ? (Object) row.getLong(column, 0) : row.getString(column, 0));
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
    JsonObject shape = shape("", record, values);
    if (!filled(shape, values).equals(Optional.of(record))) {
      values = List.of(record); // it has a hole of its own
      shape = hole(0L);
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

  /**
   * The whole record.
   *
   * @throws IllegalArgumentException if the parts do not belong to this row
   */
  JsonObject join(JsonObject shape, Optional<String> rest) throws JsonException {
    List<Object> values = List.of();
    if (rest.isPresent()) {
      Object found = JsonObject.parse(rest.get()).members().get(VALUES);
      values = found instanceof List<?> list ? List.copyOf(list) : List.of();
    }
    return filled(shape, values)
        .orElseThrow(() -> new IllegalArgumentException("a provenance record is not whole"));
  }

  private Optional<JsonObject> filled(JsonObject shape, List<Object> values) {
    return fill(shape, values).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }

  /** Empty if a hole asks for what is not there. Values are not looked into. */
  private Optional<Object> fill(Object part, List<Object> values) {
    if (part instanceof List<?> list) {
      return elements(list, values);
    } else if (!(part instanceof JsonObject object)) {
      return Optional.of(part);
    } else if (object.size() == 1 && object.key(0).equals(HOLE)) {
      return named(object.value(0), values);
    } else {
      return members(object, values);
    }
  }

  private Optional<Object> named(Object name, List<Object> values) {
    boolean number = name instanceof Long n && n >= 0 && n < values.size();
    return number
        ? Optional.of(values.get(((Long) name).intValue()))
        : name instanceof String column ? known(column) : Optional.empty();
  }

  private Optional<Object> elements(List<?> list, List<Object> values) {
    List<Object> whole = new ArrayList<>();
    for (Object part : list) {
      Optional<Object> value = fill(part, values);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      whole.add(value.get());
    }
    return Optional.of(whole);
  }

  private Optional<Object> members(JsonObject object, List<Object> values) {
    JsonObject whole = JsonObject.empty();
    for (int i = 0; i < object.size(); i++) {
      Optional<Object> value = fill(object.value(i), values);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      whole = whole.with(object.key(i), value.get());
    }
    return Optional.of(whole);
  }
}
