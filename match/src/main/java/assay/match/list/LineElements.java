package assay.match.list;

import assay.fingerprint.Vpdq;
import java.io.IOException;
import java.util.Optional;

/** The elements of a file of lines: one in each that says something, after a header. */
final class LineElements implements ListElements {
  private final TextLines lines;
  private final Optional<String> algorithm;
  private final Algorithms algorithms;
  private Optional<HashListFormat> format = Optional.empty();

  /**
   * Reads lines.
   *
   * @param algorithm of the bare values in them, one of those
   * @param algorithms that they may use
   */
  LineElements(TextLines lines, Optional<String> algorithm, Algorithms algorithms) {
    this.lines = lines;
    this.algorithm = algorithm;
    this.algorithms = algorithms;
  }

  @Override
  public Optional<ListElement> next() throws IOException, ListFormatException {
    if (format.isEmpty()) {
      Optional<ListElement> first = first();
      if (first.isPresent()) {
        return first;
      }
    }
    return lines.nextThatSays() ? Optional.of(element(format.orElseThrow())) : Optional.empty();
  }

  /** Chooses the format; the first element, unless the first line is a header. */
  private Optional<ListElement> first() throws IOException, ListFormatException {
    if (!lines.nextThatSays()) {
      format = Optional.of(new BareValues("")); // of no lines
      return Optional.empty();
    }
    if (algorithm.filter(Vpdq.NAME::equals).isPresent() && VideoFrames.isFrame(lines)) {
      format = Optional.of(new BareValues(Vpdq.NAME)); // of lines behind one that is no frame
      return Optional.of(VideoFrames.read(lines));
    }
    try {
      HashListFormat chosen = HashListFormats.of(lines.text(), algorithm, algorithms);
      format = Optional.of(chosen);
      return chosen.startsWithHeader() ? Optional.empty() : Optional.of(element(chosen));
    } catch (LineRefusedException e) { // what the other lines should be is not known
      throw new ListFormatException(place(), e.getMessage());
    }
  }

  private ListElement element(HashListFormat chosen) {
    try {
      return chosen.read(chosen.isAscii() ? lines.asciiText() : lines.text(), place());
    } catch (LineRefusedException e) {
      return new ListElement.Refused(place(), e.getMessage(), e.id());
    }
  }

  private String place() {
    return Long.toString(lines.number());
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
