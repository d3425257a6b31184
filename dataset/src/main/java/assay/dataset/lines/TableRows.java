package assay.dataset.lines;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the records of a table: every one has as many fields as there are columns. */
final class TableRows {
  private final Dialect dialect;
  private final List<String> columns;

  TableRows(Dialect dialect, List<String> columns) {
    this.dialect = dialect;
    this.columns = List.copyOf(columns);
  }

  /**
   * What is in a record.
   *
   * @throws MalformedRowException if it has more fields or fewer, quotes that do not close, or is
   *     not UTF-8
   */
  Row parse(byte[] record) throws MalformedRowException {
    List<String> fields = fields(record, dialect);
    if (fields.size() != columns.size()) {
      throw new MalformedRowException();
    }
    return new Row(
        columns,
        fields.stream().map(Optional::of).toList(),
        fields.stream().filter(PictureText::isOne).toList());
  }

  /** The fields of a record, cut by the same rules as {@link Cutter} cuts records. */
  static List<String> fields(byte[] record, Dialect dialect) throws MalformedRowException {
    String text = decode(record);
    List<String> fields = new ArrayList<>();
    for (int at = 0; at <= text.length(); ) {
      boolean quoted = dialect.isQuoting() && at < text.length() && text.charAt(at) == '"';
      int end = quoted ? closing(text, at) : plainEnd(text, at, dialect);
      if (end < text.length() && text.charAt(end) != dialect.delimiter()) {
        throw new MalformedRowException(); // something behind the closing quote
      }
      String field = text.substring(at, end);
      fields.add(quoted || isWrapped(field, dialect) ? unquoted(field) : field);
      at = end + 1;
    }
    return fields;
  }

  private static int plainEnd(String text, int from, Dialect dialect) {
    int end = text.indexOf(dialect.delimiter(), from);
    return end < 0 ? text.length() : end;
  }

  /** Behind the quote that closes those that open here. */
  private static int closing(String text, int open) throws MalformedRowException {
    for (int at = open + 1; at < text.length(); at++) {
      if (text.charAt(at) == '"') {
        if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
          at++;
        } else {
          return at + 1;
        }
      }
    }
    throw new MalformedRowException();
  }

  /** Some writers quote single fields of TSV too. */
  private static boolean isWrapped(String field, Dialect dialect) {
    return !dialect.isQuoting()
        && field.length() > 1
        && field.startsWith("\"")
        && field.endsWith("\"");
  }

  private static String unquoted(String field) {
    return field.substring(1, field.length() - 1).replace("\"\"", "\"");
  }

  private static String decode(byte[] record) throws MalformedRowException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(record)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedRowException();
    }
  }
}
