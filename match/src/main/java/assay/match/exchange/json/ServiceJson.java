package assay.match.exchange.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.http.Answer;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One JSON object as a service wrote it. */
public final class ServiceJson {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build())
          .build();

  private ServiceJson() {}

  /**
   * The object that an answer is. Members that are null are absent; a number that is no {@code
   * long} is the text of it.
   *
   * @param host for the message
   * @throws ExchangeException if the answer is anything else, or has a member twice
   */
  public static JsonObject parse(String host, Answer answer) throws ExchangeException {
    return parse(answer.body())
        .orElseThrow(() -> new ExchangeException(host + ": the answer is not one JSON object"));
  }

  /** The same; empty if it is anything else. */
  public static Optional<JsonObject> parse(byte[] body) {
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        JsonObject object = object(parser);
        if (parser.nextToken() == null) {
          return Optional.of(object);
        }
      }
    } catch (IOException e) {
      // it would quote the answer
    }
    return Optional.empty();
  }

  private static JsonObject object(JsonParser parser) throws IOException {
    Map<String, Object> members = new TreeMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = wellFormed(parser.currentName());
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        members.put(name, value(parser));
      }
    }
    JsonObject object = JsonObject.empty();
    for (Map.Entry<String, Object> member : members.entrySet()) {
      object = object.with(member.getKey(), member.getValue());
    }
    return object;
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      // a null is kept as something that is no element of any use, so that the others keep their
      // numbers
      elements.add(parser.currentToken() == JsonToken.VALUE_NULL ? false : value(parser));
    }
    return elements;
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> {
        String digits = parser.getText();
        yield digits.length() < 19 ? (Object) Long.parseLong(digits) : digits;
      }
      default -> wellFormed(parser.getText());
    };
  }

  /** With a question mark for each half of a surrogate pair, which our own kind cannot hold. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }
}
