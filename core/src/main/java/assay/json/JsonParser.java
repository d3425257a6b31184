package assay.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A strict recursive-descent parser; the depth is bounded before it recurses. */
final class JsonParser {
  private static final int MAX_DEPTH = 64;

  private final String text;
  private int at;

  JsonParser(String text) {
    this.text = text;
  }

  JsonObject document() throws JsonException {
    space();
    if (peek() != '{') {
      throw fault("an object was expected");
    }
    JsonObject object = object(1);
    space();
    if (at != text.length()) {
      throw fault("something follows the object");
    }
    return object;
  }

  private Object value(int depth) throws JsonException {
    if (depth > MAX_DEPTH) {
      throw fault("more than " + MAX_DEPTH + " levels");
    }
    space();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      default -> number();
    };
  }

  private JsonObject object(int depth) throws JsonException {
    SortedMap<String, Object> members = new TreeMap<>();
    expect('{');
    space();
    if (peek() == '}') {
      at++;
      return JsonObject.of(members);
    }
    while (true) {
      space();
      String key = string();
      space();
      expect(':');
      if (members.put(key, value(depth + 1)) != null) {
        throw fault("a key occurs twice");
      }
      space();
      if (peek() == '}') {
        at++;
        return JsonObject.of(members);
      }
      expect(',');
    }
  }

  private List<Object> array(int depth) throws JsonException {
    List<Object> elements = new ArrayList<>();
    expect('[');
    space();
    if (peek() == ']') {
      at++;
      return List.of();
    }
    while (true) {
      elements.add(value(depth + 1));
      space();
      if (peek() == ']') {
        at++;
        return Collections.unmodifiableList(elements);
      }
      expect(',');
    }
  }

  private String string() throws JsonException {
    expect('"');
    int start = at;
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '"') {
      return text.substring(start, at++); // most strings are plain from end to end
    }
    StringBuilder out = new StringBuilder(text.substring(start, at));
    while (true) {
      char c = next();
      if (c == '"') {
        return whole(out.toString());
      } else if (c == '\\') {
        out.append(escaped());
      } else if (c < 0x20) {
        throw fault("a control character in a string");
      } else {
        out.append(c);
      }
    }
  }

  private static boolean isPlain(char c) {
    return c >= 0x20 && c != '"' && c != '\\' && !Character.isSurrogate(c);
  }

  private String whole(String s) throws JsonException {
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < s.length()
              && Character.isLowSurrogate(s.charAt(i + 1));
      if (Character.isSurrogate(c) && !pair) {
        throw fault("an unpaired surrogate");
      }
      i += pair ? 1 : 0;
    }
    return s;
  }

  private char escaped() throws JsonException {
    char c = next();
    int shortForm = "\"\\/bfnrt".indexOf(c);
    if (shortForm >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(shortForm);
    } else if (c != 'u') {
      throw fault("an unknown escape");
    }
    int code = 0;
    for (int i = 0; i < 4; i++) {
      char digit = next();
      if (!HexFormat.isHexDigit(digit)) {
        throw fault("four hex digits were expected");
      }
      code = code << 4 | HexFormat.fromHexDigit(digit);
    }
    return (char) code;
  }

  private Long number() throws JsonException {
    int start = at;
    at += peek() == '-' ? 1 : 0;
    int digits = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    boolean padded = at - digits > 1 && text.charAt(digits) == '0';
    boolean fraction = at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0;
    if (at == digits || at - digits > 16 || padded || fraction) {
      throw fault("an integer of at most 16 digits was expected");
    }
    long number = Long.parseLong(text.substring(start, at));
    if (!JsonWriter.isExact(number)) {
      throw fault("an integer beyond 2^53-1");
    }
    return number;
  }

  private Boolean word(String word, boolean value) throws JsonException {
    if (!text.startsWith(word, at)) {
      throw fault("true or false was expected");
    }
    at += word.length();
    return value;
  }

  private void space() {
    while (at < text.length()
        && text.charAt(at) <= ' '
        && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() throws JsonException {
    if (at >= text.length()) {
      throw fault("the text ends early");
    }
    return text.charAt(at);
  }

  private char next() throws JsonException {
    char c = peek();
    at++;
    return c;
  }

  private void expect(char c) throws JsonException {
    if (next() != c) {
      throw fault("'" + c + "' was expected");
    }
  }

  private JsonException fault(String what) {
    return new JsonException(at, what);
  }
}
