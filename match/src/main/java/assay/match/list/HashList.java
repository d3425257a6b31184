package assay.match.list;

import assay.fingerprint.DigestAlgorithm;
import assay.list.ListEntry;
import assay.list.ListVersion;
import assay.match.index.DigestIndex;
import assay.match.index.HammingIndex;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One list in one state, with its indexes. Never changes; any number of threads may read it. */
public final class HashList {
  private final ListVersion version;
  private final SortedMap<String, ListedColumn> columns;

  HashList(ListVersion version, SortedMap<String, ListedColumn> columns) {
    this.version = version;
    this.columns = columns;
  }

  /** Which list it is, in which state. */
  public ListVersion version() {
    return version;
  }

  /** The names of the algorithms it uses. */
  public Set<String> algorithms() {
    return Set.copyOf(columns.keySet());
  }

  /** Finds its digests of this algorithm, if it has any. */
  public Optional<DigestIndex> digests(DigestAlgorithm algorithm) {
    return values(algorithm.label())
        .map(values -> values instanceof ListedValues.Digests digests ? digests.index() : null);
  }

  /** Finds its PDQ hashes, if it has any. */
  public Optional<HammingIndex> pdq() {
    return values(Algorithms.PDQ)
        .map(values -> values instanceof ListedValues.Hashes hashes ? hashes.index() : null);
  }

  private Optional<ListedValues> values(String algorithm) {
    return Optional.ofNullable(columns.get(algorithm)).map(ListedColumn::values);
  }

  /**
   * The entries that list a value, by id, then by classification; those without come first.
   *
   * @param position of the value in the index of its algorithm
   * @throws IllegalArgumentException if the list does not use the algorithm
   */
  public Stream<ListEntry> entries(String algorithm, int position) {
    ListedColumn listed = columns.get(algorithm);
    if (listed == null) {
      throw new IllegalArgumentException(version.id() + " does not use " + algorithm);
    }
    return listed.entries(version.id(), position);
  }

  /** All entries, in no particular order. */
  public Stream<ListEntry> entries() {
    return columns.keySet().stream().flatMap(this::entries);
  }

  /**
   * All entries that list a value of this algorithm, by value; none if the list does not use it.
   */
  public Stream<ListEntry> entries(String algorithm) {
    return Optional.ofNullable(columns.get(algorithm)).stream()
        .flatMap(
            column ->
                IntStream.range(0, column.values().size())
                    .boxed()
                    .flatMap(position -> column.entries(version.id(), position)));
  }

  /** By the name of the algorithm. */
  SortedMap<String, ListedColumn> columns() {
    return columns;
  }

  /** Names the list and its version, never an entry. */
  @Override
  public String toString() {
    return version.id() + "@" + version.version();
  }
}
