package assay.json;

import java.util.List;

/** Writes the canonical and the indented form. */
final class JsonWriter {
  private static final String HEX = "0123456789abcdef";

  private JsonWriter() {}

  static void write(Object value, StringBuilder out) {
    if (value instanceof JsonObject object) {
      out.append('{');
      String comma = "";
      for (int i = 0; i < object.size(); i++) {
        out.append(comma);
        text(object.key(i), out);
        out.append(':');
        write(object.value(i), out);
        comma = ",";
      }
      out.append('}');
    } else if (value instanceof List<?> list) {
      out.append('[');
      String comma = "";
      for (Object element : list) {
        out.append(comma);
        write(element, out);
        comma = ",";
      }
      out.append(']');
    } else {
      scalar(value, out);
    }
  }

  static void pretty(Object value, StringBuilder out, int depth) {
    if (value instanceof JsonObject object && !object.isEmpty()) {
      String separator = "{";
      for (int i = 0; i < object.size(); i++) {
        line(out.append(separator), depth + 1);
        text(object.key(i), out);
        out.append(": ");
        pretty(object.value(i), out, depth + 1);
        separator = ",";
      }
      line(out, depth);
      out.append('}');
    } else if (value instanceof List<?> list
        && list.stream().anyMatch(JsonObject.class::isInstance)) {
      String separator = "[";
      for (Object element : list) {
        line(out.append(separator), depth + 1);
        pretty(element, out, depth + 1);
        separator = ",";
      }
      line(out, depth);
      out.append(']');
    } else {
      write(value, out);
    }
  }

  private static void line(StringBuilder out, int depth) {
    out.append('\n').append("  ".repeat(depth));
  }

  private static void scalar(Object value, StringBuilder out) {
    if (value instanceof String s) {
      text(s, out);
    } else if (value instanceof Long n && isExact(n)) {
      out.append(n.longValue());
    } else if (value instanceof Boolean b) {
      out.append(b.booleanValue());
    } else {
      throw new IllegalArgumentException("number is beyond 2^53-1, or not a JSON value");
    }
  }

  /** Whether every reader of JSON gets the same integer, also one that reads floating point. */
  static boolean isExact(long n) {
    return -(1L << 53) < n && n < 1L << 53;
  }

  private static void text(String s, StringBuilder out) {
    out.append('"');
    int written = 0; // most strings are plain from end to end, and are written at once
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\') {
        out.append(s, written, i);
        escaped(c, out);
        written = i + 1;
      } else if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == s.length()
            || !Character.isLowSurrogate(s.charAt(i + 1))) {
          throw new IllegalArgumentException("unpaired surrogate at " + i);
        }
        i++;
      }
    }
    out.append(s, written, s.length()).append('"');
  }

  private static void escaped(char c, StringBuilder out) {
    int shortForm = "\"\\\b\t\n\f\r".indexOf(c);
    if (shortForm >= 0) {
      out.append('\\').append("\"\\btnfr".charAt(shortForm));
    } else {
      out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    }
  }
}
