package assay.match.list;

import java.util.Optional;

/** A value in each line, of the algorithm that the user named. */
final class BareValues implements HashListFormat {
  private final String algorithm;

  BareValues(String algorithm) {
    this.algorithm = algorithm;
  }

  @Override
  public void read(String line, Entries entries) throws LineRefusedException {
    entries.add(Algorithms.parse(algorithm, line.strip()), Optional.empty(), Optional.empty());
  }
}
