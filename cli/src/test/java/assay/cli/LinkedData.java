package assay.cli;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** JSON-LD as a stranger reads it. */
final class LinkedData {
  private final Map<String, Set<String>> classes = new TreeMap<>();
  private final Set<String> properties = new TreeSet<>();

  /** Expands a document whose context is in it. */
  static LinkedData of(String document) throws JsonLdError {
    JsonArray expanded = JsonLd.expand(JsonDocument.of(new StringReader(document))).get();
    LinkedData data = new LinkedData();
    data.read(expanded);
    return data;
  }

  private void read(JsonValue value) {
    if (value instanceof JsonArray array) {
      array.forEach(this::read);
    } else if (value instanceof JsonObject object) {
      object.forEach(
          (key, inner) -> {
            if (key.equals("@type") && inner instanceof JsonArray types) {
              String id = object.getString("@id", "");
              for (int i = 0; i < types.size(); i++) {
                classes.computeIfAbsent(types.getString(i), t -> new TreeSet<>()).add(id);
              }
            } else if (!key.startsWith("@")) {
              properties.add(key);
            }
            read(inner);
          });
    }
  }

  /** The classes, each with what is of it. */
  Map<String, Set<String>> classes() {
    return classes;
  }

  Set<String> properties() {
    return properties;
  }
}
