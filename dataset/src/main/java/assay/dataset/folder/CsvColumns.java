package assay.dataset.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which columns of a CSV file name files. */
final class CsvColumns {
  private final List<Integer> naming;

  private CsvColumns(List<Integer> naming) {
    this.naming = naming;
  }

  static CsvColumns none() {
    return new CsvColumns(List.of());
  }

  /** From the first row. */
  static CsvColumns of(byte[] header) {
    List<String> names = fields(header);
    return new CsvColumns(
        IntStream.range(0, names.size())
            .filter(i -> JsonNames.isNaming(names.get(i)))
            .boxed()
            .toList());
  }

  /** The names of files in a row. */
  List<String> names(byte[] row) {
    List<String> fields = fields(row);
    return naming.stream().filter(i -> i < fields.size()).map(fields::get).toList();
  }

  /** The fields of a row; quotes are doubled inside quotes (RFC 4180). */
  static List<String> fields(byte[] row) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    String text = new String(row, UTF_8);
    for (int i = text.startsWith("\ufeff") ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        boolean escaped = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
        field.append(escaped ? "\"" : "");
        quoted ^= !escaped;
        i += escaped ? 1 : 0;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else if (quoted || (c != '\r' && c != '\n')) {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
