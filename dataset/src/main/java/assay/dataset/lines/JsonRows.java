package assay.dataset.lines;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one JSON value. */
final class JsonRows {
  private static final int DEPTH = 64;

  /** The record bounds the values; UTF-8 alone, or two readers could see two texts. */
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(1 << 16)
                  .build())
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final List<String> names = new ArrayList<>();
  private final List<Optional<String>> values = new ArrayList<>();
  private final List<String> pictures = new ArrayList<>();

  private JsonRows() {}

  /**
   * What is in a line.
   *
   * @throws MalformedRowException if it is not one whole JSON value
   */
  static Row parse(byte[] line) throws MalformedRowException {
    JsonRows row = new JsonRows();
    try (JsonParser parser = JSON.createParser(line)) {
      row.take(parser);
      if (parser.nextToken() == null) {
        return new Row(row.names, row.values, row.pictures);
      }
    } catch (IOException notJson) {
      throw new MalformedRowException();
    }
    throw new MalformedRowException();
  }

  private void take(JsonParser parser) throws IOException, MalformedRowException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new MalformedRowException();
    }
    int depth = 0;
    boolean ofList = false;
    String name = "";
    for (JsonToken token = first; ; token = parser.nextToken()) {
      if (token == null) {
        throw new MalformedRowException(); // the line ends inside a value
      } else if (token == JsonToken.FIELD_NAME) {
        name = depth == 1 ? parser.currentName() : name;
        continue;
      } else if (token.isStructStart()) {
        depth++;
        ofList |= depth == 2 && token == JsonToken.START_ARRAY;
      } else if (token.isStructEnd()) {
        depth--;
        ofList &= depth >= 2;
      } else {
        boolean own = first == JsonToken.START_OBJECT && (depth == 1 || (depth == 2 && ofList));
        value(parser, token, own ? Optional.of(name) : Optional.empty());
      }
      if (depth == 0) {
        return;
      }
    }
  }

  private void value(JsonParser parser, JsonToken token, Optional<String> name) throws IOException {
    Optional<String> text =
        token == JsonToken.VALUE_STRING || token.isNumeric()
            ? Optional.of(parser.getText())
            : Optional.empty();
    text.filter(PictureText::isOne).ifPresent(pictures::add);
    if (name.isPresent()) {
      names.add(name.get());
      values.add(text);
    }
  }
}
