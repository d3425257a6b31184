package assay.evidence.dsse;

import java.util.regex.Pattern;

/**
 * Lets our JSON reader past members that it need not know. Envelopes of others may have nulls and
 * fractions in members that we ignore, and our reader has neither; each becomes a zero, which no
 * member that we know may be.
 */
final class AnyJson {
  private static final Pattern FOREIGN =
      Pattern.compile("null|-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?+(?:[eE][-+]?[0-9]++)?+");

  private AnyJson() {}

  /** Text of the same length, so that an error is still where the reader says. */
  static String restricted(String json) {
    StringBuilder out = new StringBuilder(json);
    int at = 0;
    while (at < json.length()) {
      if (json.charAt(at) == '"') {
        at = afterString(json, at + 1);
      } else if (isOfWord(json.charAt(at))) {
        int end = afterWord(json, at);
        if (FOREIGN.matcher(json).region(at, end).matches()) {
          zero(out, at, end);
        }
        at = end;
      } else {
        at++;
      }
    }
    return out.toString();
  }

  /** What stands in strings is no value, whatever it looks like. */
  private static int afterString(String json, int start) {
    int at = start;
    while (at < json.length() && json.charAt(at) != '"') {
      at += json.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private static int afterWord(String json, int start) {
    int at = start;
    while (at < json.length() && isOfWord(json.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isOfWord(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '-'
        || c == '+'
        || c == '.';
  }

  private static void zero(StringBuilder out, int start, int end) {
    out.setCharAt(start, '0');
    for (int i = start + 1; i < end; i++) {
      out.setCharAt(i, ' ');
    }
  }
}
