package assay.dataset.lines;

/** How a text is cut into records and fields. */
enum Dialect {
  /** One JSON value a line (ndjson.org). */
  JSON_LINES('\n', false),
  /** RFC 4180: a line end between quotes does not end the record. */
  CSV(',', true),
  /** Nothing is quoted across tabs or lines (text/tab-separated-values). */
  TSV('\t', false);

  private final char delimiter;
  private final boolean quoting;

  Dialect(char delimiter, boolean quoting) {
    this.delimiter = delimiter;
    this.quoting = quoting;
  }

  char delimiter() {
    return delimiter;
  }

  /** Whether quotes may hold delimiters and line ends. */
  boolean isQuoting() {
    return quoting;
  }

  boolean isTable() {
    return this != JSON_LINES;
  }
}
