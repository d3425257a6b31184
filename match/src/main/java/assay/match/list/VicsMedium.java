package assay.match.list;

import assay.fingerprint.Fingerprint;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One medium of a {@link VicsDocument} while its members are read. After a fault the other members
 * are still consumed, so that the next medium can be.
 */
final class VicsMedium {
  /** Kept as tags. */
  private static final Set<String> SAID =
      Set.of(
          "series",
          "tags",
          "victimidentified",
          "offenderidentified",
          "isdistributed",
          "isprecategorized");

  private final Algorithms algorithms;
  private final String scheme;
  private final String place;
  private final Set<String> names = new TreeSet<>();
  private final List<Fingerprint> values = new ArrayList<>();
  private final List<ListElement.Unevaluated> others = new ArrayList<>();
  private final SortedSet<String> tags = new TreeSet<>();
  private Optional<String> id = Optional.empty();
  private Optional<String> category = Optional.empty();
  private Optional<String> fault = Optional.empty();

  /**
   * Nothing read yet.
   *
   * @param algorithms that can be looked up
   * @param scheme in which categories are numbered; the same number means another thing in another
   *     country
   */
  VicsMedium(Algorithms algorithms, String scheme, String place) {
    this.algorithms = algorithms;
    this.scheme = scheme;
    this.place = place;
  }

  /** Reads the member whose value the parser stands at the beginning of, to its end. */
  void read(String name, JsonParser parser) throws IOException {
    String plain = name.toLowerCase(Locale.ROOT);
    try {
      switch (plain) {
        case "mediaid" -> id = idOnce(name, parser);
        case "category" -> category = once(name, parser);
        case "md5", "sha1", "sha256", "photodna" ->
            once(name, parser).ifPresent(text -> hash(plain, text));
        case "alternativehashes" -> alternatives(parser);
        default -> {
          if (SAID.contains(plain) && parser.currentToken().isScalarValue()) {
            once(name, parser).ifPresent(text -> tags.add(name + ":" + text));
          } else {
            parser.skipChildren();
          }
        }
      }
    } catch (LineRefusedException e) {
      refuse(e.getMessage());
    }
  }

  /** The text of a member that must not be there twice; blank text and null say nothing. */
  private Optional<String> once(String name, JsonParser parser)
      throws IOException, LineRefusedException {
    boolean first = names.add(name.toLowerCase(Locale.ROOT));
    Optional<String> text = text(name, parser);
    if (!first) {
      throw new LineRefusedException(name + " stands there twice");
    }
    return text;
  }

  /** Two ids are none: what was listed under the other one may be meant. */
  private Optional<String> idOnce(String name, JsonParser parser)
      throws IOException, LineRefusedException {
    id = Optional.empty();
    return once(name, parser);
  }

  private static Optional<String> text(String name, JsonParser parser)
      throws IOException, LineRefusedException {
    JsonToken token = parser.currentToken();
    if (!token.isScalarValue()) {
      parser.skipChildren();
      throw new LineRefusedException(name + " is not a string or a number");
    }
    return token == JsonToken.VALUE_NULL
        ? Optional.empty()
        : Optional.of(parser.getText().strip()).filter(text -> !text.isEmpty());
  }

  private void alternatives(JsonParser parser) throws IOException, LineRefusedException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    } else if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      throw new LineRefusedException("AlternativeHashes is not an array");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        alternative(parser);
      } else {
        parser.skipChildren();
        refuse("AlternativeHashes has what is not an object");
      }
    }
  }

  private void alternative(JsonParser parser) throws IOException {
    Optional<String> name = Optional.empty();
    Optional<String> value = Optional.empty();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String member = parser.currentName();
      parser.nextToken();
      try {
        switch (member.toLowerCase(Locale.ROOT)) {
          case "hashname" -> name = text(member, parser);
          case "hashvalue" -> value = text(member, parser);
          default -> parser.skipChildren();
        }
      } catch (LineRefusedException e) {
        refuse(e.getMessage());
      }
    }
    if (value.isPresent() && name.isEmpty()) {
      refuse("an alternative hash has no name");
    } else if (value.isPresent()) {
      hash(name.get(), value.get());
    }
  }

  /** Any name is as good as another: the model does not close the set of alternatives. */
  private void hash(String name, String text) {
    Optional<String> ours = algorithms.named(name);
    try {
      if (ours.isPresent()) {
        values.add(Algorithms.parse(ours.get(), text));
      } else {
        others.add(new ListElement.Unevaluated(name.toLowerCase(Locale.ROOT), text));
      }
    } catch (LineRefusedException e) {
      refuse(e.getMessage());
    }
  }

  private void refuse(String reason) {
    fault = fault.isPresent() ? fault : Optional.of(reason);
  }

  /** What it was. */
  ListElement element() {
    if (fault.isEmpty() && values.isEmpty() && others.isEmpty()) {
      refuse("there is no value");
    }
    if (fault.isPresent()) {
      return new ListElement.Refused(place, fault.get(), id);
    }
    return new ListElement.Entry(
        place, id, category.map(number -> scheme + ":" + number), tags, values, others);
  }
}
