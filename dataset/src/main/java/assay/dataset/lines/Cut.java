package assay.dataset.lines;

import assay.item.Extent;

/** One record as it lies in the text. */
final class Cut {
  private final Extent extent;
  private final byte[] line;
  private final long length;

  /**
   * Takes what was cut.
   *
   * @param extent with its line end
   * @param line without its line end; what is held of it, if it is longer
   * @param length of the line without its end, in bytes
   */
  Cut(Extent extent, byte[] line, long length) {
    this.extent = extent;
    this.line = line;
    this.length = length;
  }

  Extent extent() {
    return extent;
  }

  /** What is held of the line, not to be written to. */
  byte[] line() {
    return line;
  }

  /** Of the line without its end, in bytes. */
  long length() {
    return length;
  }

  /** Whether all of the line is held. */
  boolean isWhole() {
    return line.length == length;
  }

  /** Whether there is nothing in it. An empty row of tabs is not blank. */
  boolean isBlank(Dialect dialect) {
    for (byte b : line) {
      if (dialect.isTable() || (b != ' ' && b != '\t' && b != '\r')) {
        return false;
      }
    }
    return isWhole();
  }
}
