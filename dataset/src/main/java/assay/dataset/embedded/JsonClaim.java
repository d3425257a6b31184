package assay.dataset.embedded;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads the texts in the objects of a JSON claim, which earlier versions of C2PA have. */
final class JsonClaim {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonClaim() {}

  static void read(Bytes json, ClaimWords words) {
    Deque<String> parents = new ArrayDeque<>();
    try (JsonParser parser = JSON.createParser(json.copy())) {
      String key = "";
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT -> parents.push(key);
          case END_OBJECT -> parents.pop();
          case FIELD_NAME -> key = parser.currentName();
          case VALUE_STRING ->
              words.text(parents.isEmpty() ? "" : parents.peek(), key, parser.getText());
          default -> {}
        }
      }
    } catch (IOException notJson) {
      return; // what was read before it broke is a claim like any other
    }
  }
}
