package assay.dataset.mds;

import assay.dataset.packed.DamagedException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The columns of a shard, in the order of their values.
 *
 * @param encodings without what follows a colon: {@code jpeg} of {@code jpeg:90}
 * @param sizes in bytes; {@link #VARIABLE} where each sample gives its own
 */
record Columns(List<String> names, List<String> encodings, List<Long> sizes) {
  static final long VARIABLE = -1;

  /** What is text to its reader, and may say where a sample comes from. */
  private static final Set<String> TEXTS =
      Set.of("str", "json", "str_int", "str_float", "str_decimal");

  private static final JsonFactory JSON = new JsonFactory();

  Columns {
    names = List.copyOf(names);
    encodings = List.copyOf(encodings);
    sizes = List.copyOf(sizes);
  }

  /**
   * Reads the configuration of a shard.
   *
   * @throws DamagedException if it is none
   */
  static Columns parse(byte[] json) throws DamagedException {
    List<String> names = new ArrayList<>();
    List<String> encodings = new ArrayList<>();
    List<Long> sizes = new ArrayList<>();
    boolean mds = false;
    try (JsonParser parser = JSON.createParser(json)) {
      require(parser.nextToken() == JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        switch (key) {
          case "format" -> mds = parser.getText().equals("mds");
          case "column_names" -> texts(parser, names);
          case "column_encodings" -> texts(parser, encodings);
          case "column_sizes" -> sizes(parser, sizes);
          default -> parser.skipChildren();
        }
      }
      require(parser.nextToken() == null);
    } catch (DamagedException e) {
      throw e;
    } catch (IOException notJson) {
      throw new DamagedException("the configuration of the columns is not JSON");
    }
    require(mds && names.size() == encodings.size() && names.size() == sizes.size());
    return new Columns(names, encodings.stream().map(Columns::kind).toList(), sizes);
  }

  private static String kind(String encoding) {
    int colon = encoding.indexOf(':');
    return (colon < 0 ? encoding : encoding.substring(0, colon)).toLowerCase(Locale.ROOT);
  }

  private static void require(boolean holds) throws DamagedException {
    if (!holds) {
      throw new DamagedException("the configuration of the columns is not that of an MDS shard");
    }
  }

  private static void texts(JsonParser parser, List<String> texts) throws IOException {
    require(parser.currentToken() == JsonToken.START_ARRAY);
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      texts.add(parser.getText());
    }
    require(parser.currentToken() == JsonToken.END_ARRAY);
  }

  private static void sizes(JsonParser parser, List<Long> sizes) throws IOException {
    require(parser.currentToken() == JsonToken.START_ARRAY);
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      require(t == JsonToken.VALUE_NULL || t == JsonToken.VALUE_NUMBER_INT);
      sizes.add(t == JsonToken.VALUE_NULL ? VARIABLE : parser.getLongValue());
      require(sizes.get(sizes.size() - 1) >= VARIABLE);
    }
  }

  int count() {
    return names.size();
  }

  boolean isVariable(int column) {
    return sizes.get(column) == VARIABLE;
  }

  boolean isText(int column) {
    return TEXTS.contains(encodings.get(column));
  }

  /** Whether nothing in a sample is content but what text tells. */
  boolean areTexts() {
    for (int i = 0; i < count(); i++) {
      if (isVariable(i) && !isText(i)) {
        return false;
      }
    }
    return true;
  }
}
