package assay.evidence.statement;

import assay.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads members by their paths, and says which one is missing or of another kind. */
final class Members {
  private final String place;
  private final JsonObject json;

  private Members(String place, JsonObject json) {
    this.place = place;
    this.json = json;
  }

  /** The members of a document. */
  static Members of(JsonObject json) {
    return new Members("", json);
  }

  JsonObject json() {
    return json;
  }

  /** The object at a path such as {@code coverage.items}. */
  Members at(String path) throws SchemaException {
    Members members = this;
    for (String key : path.split("\\.", -1)) {
      Optional<JsonObject> object = members.json.object(key);
      members = new Members(members.path(key), object.orElseThrow(() -> missing(path, "object")));
    }
    return members;
  }

  boolean has(String key) {
    return json.members().containsKey(key);
  }

  /** A count: an integer that is not negative. */
  long number(String key) throws SchemaException {
    long number = json.number(key).orElseThrow(() -> missing(key, "integer"));
    if (number < 0) {
      throw new SchemaException(path(key) + " is negative");
    }
    return number;
  }

  String text(String key) throws SchemaException {
    return json.text(key).orElseThrow(() -> missing(key, "string"));
  }

  /** A time in UTC, written with {@code Z}. */
  Instant time(String key) throws SchemaException {
    String text = text(key);
    try {
      if (text.endsWith("Z")) {
        return Instant.parse(text);
      }
    } catch (DateTimeException e) {
      // the same fault as a local offset
    }
    throw new SchemaException(path(key) + " is not a time in UTC");
  }

  /** 32 bytes in lower-case hexadecimal. */
  String sha256(String key) throws SchemaException {
    String text = text(key);
    if (!text.matches("[0-9a-f]{64}")) {
      throw new SchemaException(path(key) + " is not a SHA-256 in lower-case hexadecimal");
    }
    return text;
  }

  /** The objects of an array; the array must be there, and hold nothing else. */
  List<Members> objects(String key) throws SchemaException {
    List<Members> all = new ArrayList<>();
    for (JsonObject object : json.objects(key)) {
      all.add(new Members(path(key) + "[" + all.size() + "]", object));
    }
    requireAll(key, all.size());
    return all;
  }

  /** The strings of an array; the array must be there, and hold nothing else. */
  List<String> texts(String key) throws SchemaException {
    List<String> all = json.texts(key);
    requireAll(key, all.size());
    return all;
  }

  private void requireAll(String key, int found) throws SchemaException {
    if (!(json.members().get(key) instanceof List<?> list) || list.size() != found) {
      throw missing(key, "array of one kind");
    }
  }

  private SchemaException missing(String key, String kind) {
    return new SchemaException(path(key) + " is not there, or is no " + kind);
  }

  private String path(String key) {
    return place.isEmpty() ? key : place + "." + key;
  }
}
