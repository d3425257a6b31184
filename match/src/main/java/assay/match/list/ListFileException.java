package assay.match.list;

import java.util.List;

/** Lists were refused. The message has a line for each of the first faults, with its place. */
public final class ListFileException extends Exception {
  private final List<String> faults;
  private final long count;

  ListFileException(List<String> faults, long count) {
    super(message(faults, count));
    this.faults = List.copyOf(faults);
    this.count = count;
  }

  /** The first twenty, each {@code file:line: reason}; none quotes the list. */
  public List<String> faults() {
    return faults;
  }

  /** How many there are in all. */
  public long count() {
    return count;
  }

  private static String message(List<String> faults, long count) {
    String told = String.join("\n", faults);
    return count == faults.size() ? told : told + "\n… and " + (count - faults.size()) + " more";
  }
}
