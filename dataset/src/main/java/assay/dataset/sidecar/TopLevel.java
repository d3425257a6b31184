package assay.dataset.sidecar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The strings and numbers at the top level of a JSON object, by lower-case key. */
final class TopLevel {
  /** A longer value is not an address, a time or a digest. */
  private static final int LONGEST = 4096;

  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, String> values = new HashMap<>();

  private TopLevel() {}

  /** Empty if it is not a whole JSON object. */
  static Optional<TopLevel> parse(byte[] json) {
    TopLevel found = new TopLevel();
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName().toLowerCase(Locale.ROOT);
        found.take(key, parser.nextToken(), parser);
      }
      return parser.nextToken() == null ? Optional.of(found) : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty(); // an item like any other, without anything to tell
    }
  }

  /** Of a row of a table, its cells by the names of their columns. */
  static TopLevel of(Map<String, String> cells) {
    TopLevel row = new TopLevel();
    cells.forEach((name, cell) -> row.put(name.toLowerCase(Locale.ROOT), cell));
    return row;
  }

  private void put(String key, String text) {
    String value = text.strip();
    if (!value.isEmpty() && value.length() <= LONGEST) {
      values.putIfAbsent(key, value);
    }
  }

  private void take(String key, JsonToken token, JsonParser parser) throws IOException {
    if (token.isStructStart()) {
      parser.skipChildren();
    } else if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
      put(key, parser.getText());
    }
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** The value of the first key that is there. */
  Optional<String> first(Iterable<String> keys) {
    for (String key : keys) {
      if (values.containsKey(key)) {
        return Optional.of(values.get(key));
      }
    }
    return Optional.empty();
  }
}
