package assay.match.list;

/** A list file, or the rest of it, is in no format known here. Never quotes it. */
public final class ListFormatException extends Exception {
  private final String place;
  private final String reason;

  ListFormatException(String place, String reason) {
    super(place + ": " + reason);
    this.place = place;
    this.reason = reason;
  }

  /** Where: the number of a line, or a byte. */
  public String place() {
    return place;
  }

  /** What was expected there. */
  public String reason() {
    return reason;
  }
}
