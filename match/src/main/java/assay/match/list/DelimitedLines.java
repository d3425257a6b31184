package assay.match.list;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Values between commas or tabs, under a header that names the columns. */
final class DelimitedLines implements HashListFormat {
  private final char separator;
  private final List<Optional<String>> columns;
  private final Algorithms algorithms;

  private DelimitedLines(char separator, List<Optional<String>> columns, Algorithms algorithms) {
    this.separator = separator;
    this.columns = columns;
    this.algorithms = algorithms;
  }

  /** Whether a line has several columns, or is the name of one. */
  static boolean isHeader(String line, Algorithms algorithms) {
    return line.indexOf(',') >= 0
        || line.indexOf('\t') >= 0
        || Fields.known(line, algorithms).isPresent();
  }

  /**
   * The format of the lines under this header.
   *
   * @throws LineRefusedException if no column has values whose algorithm is known
   */
  static DelimitedLines under(String header, Algorithms algorithms) throws LineRefusedException {
    char separator = header.indexOf('\t') >= 0 ? '\t' : ',';
    List<Optional<String>> columns =
        fields(header, separator).stream().map(name -> Fields.known(name, algorithms)).toList();
    Set<String> known = new HashSet<>();
    for (Optional<String> column : columns) {
      if (column.isPresent() && !known.add(column.get())) {
        throw new LineRefusedException("the header names " + column.get() + " twice");
      }
    }
    boolean pair = known.contains(Fields.ALGORITHM) && known.contains(Fields.VALUE);
    if (!pair && known.stream().allMatch(name -> algorithms.column(name).isEmpty())) {
      throw new LineRefusedException(
          "expected a header with algorithm and value, or with one of " + algorithms.columns());
    }
    return new DelimitedLines(separator, columns, algorithms);
  }

  @Override
  public boolean startsWithHeader() {
    return true;
  }

  @Override
  public ListElement.Entry read(String line, String place) throws LineRefusedException {
    List<String> texts = fields(line, separator);
    if (texts.size() != columns.size()) {
      // Not padded or cut: a stray separator would shift values into columns that are not read.
      throw new LineRefusedException(
          "the header has " + columns.size() + " fields, this line " + texts.size());
    }
    Fields fields = new Fields(algorithms);
    for (int i = 0; i < texts.size(); i++) {
      if (columns.get(i).isPresent()) {
        fields.put(columns.get(i).get(), texts.get(i));
      }
    }
    return fields.entry(place);
  }

  private static List<String> fields(String line, char separator) throws LineRefusedException {
    try {
      return CsvReader.builder()
          .fieldSeparator(separator)
          .allowUnclosedQuote(false)
          .ofSingleCsvRecord(line)
          .getFields();
    } catch (CsvParseException e) { // its message may quote the line
      throw new LineRefusedException("a quote is not closed, or closed too early");
    }
  }
}
