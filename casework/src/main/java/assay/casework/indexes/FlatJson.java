package assay.casework.indexes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The scalar members at the top of a JSON object, as texts; what lies deeper is passed over. */
final class FlatJson {
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, String> members;

  private FlatJson(Map<String, String> members) {
    this.members = members;
  }

  static FlatJson parse(String text) throws MalformedException {
    Map<String, String> members = new HashMap<>();
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedException("is no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == null) {
          throw new MalformedException("the object ends early");
        } else if (value.isStructStart()) {
          parser.skipChildren();
        } else if (value != JsonToken.VALUE_NULL && members.put(key, parser.getText()) != null) {
          throw new MalformedException("a key occurs twice");
        }
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw new MalformedException("something follows the object");
      }
      return new FlatJson(members);
    } catch (IOException e) {
      throw new MalformedException("is no JSON object");
    }
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(members.get(key));
  }
}
