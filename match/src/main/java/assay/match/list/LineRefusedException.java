package assay.match.list;

/** A line is not what its format promises; the message says why without quoting it. */
final class LineRefusedException extends Exception {
  LineRefusedException(String reason) {
    super(reason);
  }
}
