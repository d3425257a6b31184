package assay.match.list;

import assay.list.ListEntry;
import assay.list.ListVersion;
import assay.match.index.FingerprintColumn;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** One list in one state. Never changes; any number of threads may read it. */
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

  /** Its values of this algorithm, if it uses it. */
  public Optional<FingerprintColumn> column(String algorithm) {
    return Optional.ofNullable(columns.get(algorithm)).map(ListedColumn::column);
  }

  /**
   * The entries that list a value, by id, then by classification; those without come first.
   *
   * @param position of the value in the column of its algorithm
   * @throws IllegalArgumentException if the list does not use the algorithm
   */
  public Stream<ListEntry> entries(String algorithm, int position) {
    ListedColumn listed = columns.get(algorithm);
    if (listed == null) {
      throw new IllegalArgumentException(version.id() + " does not use " + algorithm);
    }
    return listed.entries(version.id(), position);
  }

  /** Names the list and its version, never an entry. */
  @Override
  public String toString() {
    return version.id() + "@" + version.version();
  }
}
