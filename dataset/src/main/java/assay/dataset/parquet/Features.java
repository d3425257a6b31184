package assay.dataset.parquet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns that a table of Hugging Face {@code datasets} says are pictures, sounds or films:
 * what {@code info.features} of the {@code huggingface} metadata gives the {@code _type} {@code
 * Image}, {@code Audio} or {@code Video}, at any depth.
 */
final class Features {
  private static final Set<String> MEDIA = Set.of("Image", "Audio", "Video");

  /** Only there to say that something is a list of the feature within. */
  private static final String WITHIN = "feature";

  private static final int DEEPEST = 64;
  private static final JsonFactory JSON = new JsonFactory();

  private final Set<List<String>> media = new HashSet<>();
  private final Deque<String> path = new ArrayDeque<>();

  private Features() {}

  /** The {@linkplain ColumnName names} of the columns; none if there is no such metadata. */
  static Set<List<String>> media(Map<String, String> keyValues) {
    String text = keyValues.get("huggingface");
    Features features = new Features();
    if (text != null) {
      try (JsonParser json = JSON.createParser(text)) {
        if (features.find(json, "info") && features.find(json, "features")) {
          features.read(json);
        }
      } catch (IOException notJson) {
        return Set.of(); // the columns are found by their shape, then
      }
    }
    return features.media;
  }

  /** Goes to the value of a member of the object that comes next. */
  private boolean find(JsonParser json, String member) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      if (json.currentName().equals(member)) {
        return true;
      }
      json.nextToken();
      json.skipChildren();
    }
    return false;
  }

  private void read(JsonParser json) throws IOException {
    JsonToken token = json.nextToken();
    if (path.size() > DEEPEST) {
      json.skipChildren();
    } else if (token == JsonToken.START_OBJECT) {
      object(json);
    } else if (token == JsonToken.START_ARRAY) { // the old form of a list of structs
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (json.currentToken() == JsonToken.START_OBJECT) {
          object(json);
        } else {
          json.skipChildren();
        }
      }
    }
  }

  private void object(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (name.equals("_type")) {
        json.nextToken();
        if (json.currentToken() == JsonToken.VALUE_STRING && MEDIA.contains(json.getText())) {
          media.add(List.copyOf(path));
        } else {
          json.skipChildren();
        }
      } else if (name.equals(WITHIN)) {
        read(json);
      } else {
        path.addLast(name);
        read(json);
        path.removeLast();
      }
    }
  }
}
