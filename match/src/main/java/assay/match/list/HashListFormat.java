package assay.match.list;

/** How the lines of one file are written. To add one, name it in {@link HashListFormats}. */
interface HashListFormat {
  /** Whether the first line names columns and is no entry. */
  default boolean startsWithHeader() {
    return false;
  }

  /**
   * Whether all that matters in a line is ASCII, so that bytes of an unknown encoding elsewhere in
   * it do no harm.
   */
  default boolean isAscii() {
    return false;
  }

  /**
   * Reads one line that is neither blank nor a comment.
   *
   * @param place of the line, for the entry
   * @throws LineRefusedException if it is not an entry of this format, in full
   */
  ListElement.Entry read(String line, String place) throws LineRefusedException;
}
