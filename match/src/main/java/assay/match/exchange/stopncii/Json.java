package assay.match.exchange.stopncii;

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
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A JSON object of a stranger, with nulls and fractions, which our own kind does not have. A member
 * that is null is one that is absent.
 */
final class Json {
  private static final int DEEPEST = 32;
  private static final int LONGEST = 1 << 20;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST)
                  .build())
          .build();

  private final Map<String, Object> members;

  private Json(Map<String, Object> members) {
    this.members = members;
  }

  /**
   * Reads one.
   *
   * @throws IOException if it is anything else; its message may quote it
   */
  static Json object(byte[] text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT || !(value(parser) instanceof Json object)) {
        throw new IOException("an object was expected");
      } else if (parser.nextToken() != null) {
        throw new IOException("something follows the object");
      }
      return object;
    }
  }

  /** An absent value is an empty {@link Optional}. */
  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> elements(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> Optional.empty();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_STRING -> scalar(parser);
      default -> throw new IOException("a value was expected");
    };
  }

  private static Object scalar(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        ? (Object) parser.getLongValue()
        : parser.getText();
  }

  private static Json members(JsonParser parser) throws IOException {
    Map<String, Object> members = new TreeMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return new Json(members);
  }

  private static List<Object> elements(JsonParser parser) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return elements;
  }

  Optional<String> text(String name) {
    return member(name, String.class).filter(text -> !text.isBlank());
  }

  OptionalLong number(String name) {
    return member(name, Long.class).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  Optional<Boolean> flag(String name) {
    return member(name, Boolean.class);
  }

  /** What stands in an array; absent if there is none. */
  Optional<List<?>> array(String name) {
    return member(name, List.class).map(list -> (List<?>) list);
  }

  /** The strings in an array; none if there is no array. */
  List<String> texts(String name) {
    return elements(name, String.class);
  }

  /** The objects in an array; none if there is no array. */
  List<Json> objects(String name) {
    return elements(name, Json.class);
  }

  private <T> List<T> elements(String name, Class<T> type) {
    return array(name).stream()
        .flatMap(List::stream)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private <T> Optional<T> member(String name, Class<T> type) {
    return Optional.ofNullable(members.get(name)).filter(type::isInstance).map(type::cast);
  }
}
