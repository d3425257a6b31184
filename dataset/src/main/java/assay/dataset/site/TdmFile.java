package assay.dataset.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code /.well-known/tdmrep.json}: an array of rules, each with a location. */
record TdmFile(List<Rule> rules) {
  private static final int MOST_RULES = 1000;
  private static final int LONGEST = 1024;
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * A rule.
   *
   * @param reservation 0 or 1
   * @param policy where the terms are
   */
  record Rule(PathPattern location, OptionalInt reservation, Optional<String> policy) {}

  /** No rules if it is not such an array as a whole. */
  static TdmFile parse(byte[] json) {
    List<Rule> rules = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return new TdmFile(List.of());
      }
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        rule(parser).filter(r -> rules.size() < MOST_RULES).ifPresent(rules::add);
      }
      boolean whole = parser.currentToken() == JsonToken.END_ARRAY;
      return new TdmFile(whole ? List.copyOf(rules) : List.of());
    } catch (IOException notJson) {
      return new TdmFile(List.of());
    }
  }

  private static Optional<Rule> rule(JsonParser parser) throws IOException {
    Optional<PathPattern> location = Optional.empty();
    OptionalInt reservation = OptionalInt.empty();
    Optional<String> policy = Optional.empty();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (token.isStructStart()) {
        parser.skipChildren();
      } else if (name.equals("location") && token == JsonToken.VALUE_STRING) {
        location = text(parser).map(PathPattern::new);
      } else if (name.equals("tdm-reservation")) {
        String value = parser.getText();
        boolean known = value.equals("0") || value.equals("1"); // anything else says nothing
        reservation = known ? OptionalInt.of(Integer.parseInt(value)) : OptionalInt.empty();
      } else if (name.equals("tdm-policy") && token == JsonToken.VALUE_STRING) {
        policy = text(parser);
      }
    }
    OptionalInt said = reservation;
    Optional<String> terms = policy;
    return location.map(where -> new Rule(where, said, terms));
  }

  private static Optional<String> text(JsonParser parser) throws IOException {
    return Optional.of(parser.getText()).filter(t -> !t.isEmpty() && t.length() <= LONGEST);
  }

  /** The rule for a path: that with the longest location. */
  Optional<Rule> about(String path) {
    return rules.stream()
        .filter(rule -> rule.location().matches(path))
        .max(Comparator.comparing(rule -> rule.location().weight()));
  }
}
