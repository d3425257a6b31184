package assay.match.list;

import java.util.Optional;

/** The one place where formats are installed. */
final class HashListFormats {
  private HashListFormats() {}

  /**
   * The format of a file, by its first line that says something.
   *
   * @param algorithm that the user named for the bare values in it
   * @param algorithms that it may use
   * @throws LineRefusedException if it starts like none of them
   */
  static HashListFormat of(String first, Optional<String> algorithm, Algorithms algorithms)
      throws LineRefusedException {
    if (algorithm.isPresent()) {
      return new BareValues(algorithm.get());
    } else if (first.stripLeading().startsWith("{")) {
      return new JsonLines(algorithms);
    } else if (SignalLines.isVideo(first)) { // has commas, like a header
      return new SignalLines(algorithms);
    } else if (NsrlLines.isHeader(first)) {
      return new NsrlLines();
    } else if (DelimitedLines.isHeader(first, algorithms)) {
      return DelimitedLines.under(first, algorithms);
    } else if (SignalLines.isSignal(first, algorithms)) {
      return new SignalLines(algorithms);
    }
    throw new LineRefusedException(
        "expected a header, a JSON object or a signal type with its value;"
            + " for bare values put the algorithm before the path, as in pdq:FILE");
  }
}
