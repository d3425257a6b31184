package assay.match.list;

import java.util.ArrayList;
import java.util.List;

/** What was refused so far: all counted, the first ones told. */
final class Faults {
  static final int TOLD = 20;

  private final List<String> told = new ArrayList<>();
  private long count;

  void add(String place, String reason) {
    count++;
    if (told.size() < TOLD) {
      told.add(place + ": " + reason);
    }
  }

  long count() {
    return count;
  }

  void orElseThrow() throws ListFileException {
    if (count > 0) {
      throw new ListFileException(told, count);
    }
  }
}
