package assay.dataset.lines;

import assay.dataset.reference.ReferenceTable;
import assay.policy.SidecarKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a text is laid out, as its beginning tells.
 *
 * @param hasHeader whether the first record names the columns
 * @param columns of a table; where no record names them, by what is in them
 */
record Layout(Dialect dialect, boolean hasHeader, List<String> columns) {
  /** So many records of the beginning are looked at. */
  private static final int SOME = 100;

  /** A shorter list of addresses may be a note beside a picture. */
  private static final int LIST = 10;

  Layout {
    columns = List.copyOf(columns);
  }

  /**
   * Looks at the beginning of a text.
   *
   * @param head without byte order mark
   * @param whole whether that is all of the text
   * @param name of the file, without the suffix of a compression; only where what is in it could as
   *     well be something else
   * @param sure it is known to be such a text: what is left of one may be a single row
   */
  static Optional<Layout> of(
      byte[] head, boolean whole, String name, SidecarKeys keys, boolean sure) {
    String lower = name.toLowerCase(Locale.ROOT);
    int first = 0;
    while (first < head.length
        && (head[first] == ' ' || (head[first] >= '\t' && head[first] <= '\r'))) {
      first++;
    }
    if (first < head.length && head[first] == '{') {
      return jsonLines(records(head, whole, Dialect.JSON_LINES), lower, sure);
    } else if (first == head.length || !isText(head)) {
      return Optional.empty();
    }
    return table(head, whole, lower, keys, sure);
  }

  /** Whether nothing in it is a control character that no text has. */
  static boolean isText(byte[] head) {
    for (byte b : head) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  private static Optional<Layout> jsonLines(List<byte[]> lines, String name, boolean sure) {
    long objects = lines.stream().filter(Layout::isObject).count();
    boolean named = sure || name.matches(".*\\.(jsonl|ndjson|jsonlines)");
    boolean several = lines.size() > 1 && 2 * objects >= lines.size();
    // A line may be longer than what was read; then its name must do.
    boolean one = named && (lines.isEmpty() || objects > 0);
    return several || one
        ? Optional.of(new Layout(Dialect.JSON_LINES, false, List.of()))
        : Optional.empty();
  }

  private static boolean isObject(byte[] line) {
    try {
      JsonRows.parse(line);
      return new String(line, java.nio.charset.StandardCharsets.ISO_8859_1)
          .stripLeading()
          .startsWith("{");
    } catch (MalformedRowException e) {
      return false;
    }
  }

  private static Optional<Layout> table(
      byte[] head, boolean whole, String name, SidecarKeys keys, boolean sure) {
    boolean tsv = name.endsWith(".tsv");
    boolean csv = name.endsWith(".csv");
    Dialect dialect = tsv || (hasTab(head) && !(csv && hasComma(head))) ? Dialect.TSV : Dialect.CSV;
    List<List<String>> rows = new ArrayList<>();
    List<byte[]> records = records(head, whole, dialect);
    for (byte[] record : records) {
      try {
        rows.add(TableRows.fields(record, dialect));
      } catch (MalformedRowException e) {
        // counted as one that does not fit
      }
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<String> first = rows.get(0);
    long fitting = rows.stream().filter(row -> row.size() == first.size()).count();
    boolean header = ColumnNames.isHeader(first);
    List<String> columns = header ? first : ColumnNames.byContent(first);
    boolean refers = new ReferenceTable(columns, keys).refers();
    boolean named = sure || tsv || csv;
    boolean fits =
        named
            ? 2 * fitting >= records.size()
            : refers && fitting == records.size() && records.size() > 1;
    boolean shaped =
        first.size() > 1
            || (refers
                && rows.stream().skip(header ? 1 : 0).allMatch(r -> ColumnNames.isAddress(r.get(0)))
                && (named || (name.endsWith(".txt") && rows.size() >= LIST)));
    return fits && shaped ? Optional.of(new Layout(dialect, header, columns)) : Optional.empty();
  }

  private static boolean hasTab(byte[] head) {
    return firstLine(head).indexOf('\t') >= 0;
  }

  private static boolean hasComma(byte[] head) {
    return firstLine(head).indexOf(',') >= 0;
  }

  private static String firstLine(byte[] head) {
    int end =
        IntStream.range(0, head.length)
            .filter(i -> head[i] == '\n')
            .findFirst()
            .orElse(head.length);
    return new String(head, 0, end, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /** The first records that are whole and not blank. */
  private static List<byte[]> records(byte[] head, boolean whole, Dialect dialect) {
    List<byte[]> records = new ArrayList<>();
    Cutter cutter = new Cutter(new ByteArrayInputStream(head), dialect, 0, head.length);
    try {
      for (Optional<Cut> c = cutter.next();
          c.isPresent() && records.size() < SOME;
          c = cutter.next()) {
        Cut cut = c.get();
        boolean ended = whole || cut.extent().end() < head.length;
        if (ended && !cut.isBlank(dialect)) {
          records.add(cut.line());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing in memory fails
    }
    return records;
  }
}
