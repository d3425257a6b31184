package assay.match.list;

import assay.fingerprint.Vpdq;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.Optional;
import java.util.StringJoiner;

/** A JSON object in each line. */
final class JsonLines implements HashListFormat {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Algorithms algorithms;

  JsonLines(Algorithms algorithms) {
    this.algorithms = algorithms;
  }

  @Override
  public ListElement.Entry read(String line, String place) throws LineRefusedException {
    return fields(line).entry(place);
  }

  private Fields fields(String line) throws LineRefusedException {
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new LineRefusedException("expected a JSON object");
      }
      Fields fields = new Fields(algorithms);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        read(parser, fields);
      }
      if (parser.nextToken() != null) {
        throw new LineRefusedException("there is more after the JSON object");
      }
      return fields;
    } catch (IOException e) { // its message may quote the line
      throw new LineRefusedException("the line is not valid JSON");
    }
  }

  private static boolean mayBeVideo(String field) {
    return field.equals(Vpdq.NAME) || field.equals(Fields.VALUE);
  }

  /** The frames of a video, as the text that they are elsewhere. */
  private static String array(JsonParser parser) throws IOException, LineRefusedException {
    StringJoiner frames = new StringJoiner(",", "[", "]");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw new LineRefusedException("a frame is not a string");
      }
      frames.add('"' + parser.getText() + '"');
    }
    return frames.toString();
  }

  private void read(JsonParser parser, Fields fields) throws IOException, LineRefusedException {
    Optional<String> known = Fields.known(parser.currentName(), algorithms);
    JsonToken token = parser.nextToken();
    if (known.isEmpty()) {
      parser.skipChildren();
    } else if (token == JsonToken.VALUE_STRING
        || (token == JsonToken.VALUE_NUMBER_INT && known.get().equals(Fields.ID))) {
      fields.put(known.get(), parser.getText());
    } else if (token == JsonToken.START_ARRAY && mayBeVideo(known.get())) {
      fields.put(known.get(), array(parser));
    } else if (token != JsonToken.VALUE_NULL) {
      throw new LineRefusedException(known.get() + " is not a string");
    }
  }
}
