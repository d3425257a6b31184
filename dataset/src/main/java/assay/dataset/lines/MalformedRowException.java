package assay.dataset.lines;

/** A record is not what its text promises. Says nothing of what is in it. */
final class MalformedRowException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedRowException() {
    super("a record does not parse");
  }
}
