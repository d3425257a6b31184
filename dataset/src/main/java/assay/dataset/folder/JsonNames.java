package assay.dataset.folder;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The names of files in a JSON object: {@code file_name}, {@code mask_file_name}, lists of them.
 */
final class JsonNames {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonNames() {}

  /** Whether values under this key, or in this column, name files. */
  static boolean isNaming(String key) {
    return key.equals("file_name")
        || key.endsWith("_file_name")
        || key.equals("file_names")
        || key.endsWith("_file_names");
  }

  /** What is found before the row ends or stops being JSON: such a row names nothing more. */
  static List<String> in(byte[] row) {
    return in(row, JsonNames::isNaming);
  }

  /** The same, of keys that the caller says. */
  static List<String> in(byte[] row, Predicate<String> isNaming) {
    List<String> names = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(row)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          boolean naming = isNaming.test(parser.currentName());
          take(parser, parser.nextToken(), naming, names);
        }
      }
    } catch (IOException notJson) {
      return names;
    }
    return names;
  }

  private static void take(JsonParser parser, JsonToken value, boolean naming, List<String> names)
      throws IOException {
    if (naming && value == JsonToken.VALUE_STRING) {
      names.add(parser.getText());
    } else if (naming && value == JsonToken.START_ARRAY) {
      for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
        take(parser, t, true, names);
      }
    } else {
      parser.skipChildren();
    }
  }
}
