package assay.match.list;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A value in each line, of the algorithm that the user named. */
final class BareValues implements HashListFormat {
  private final String algorithm;

  BareValues(String algorithm) {
    this.algorithm = algorithm;
  }

  @Override
  public ListElement.Entry read(String line, String place) throws LineRefusedException {
    return new ListElement.Entry(
        place,
        Optional.empty(),
        Optional.empty(),
        Collections.emptySortedSet(),
        List.of(Algorithms.parse(algorithm, line.strip())),
        List.of());
  }
}
