package assay.match.list;

import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.list.ListEntry;
import assay.list.ListVersion;
import assay.match.index.HammingIndex;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A list from files, with its indexes. */
public final class HashList implements FrozenList {
  private final ListVersion version;
  private final SortedMap<String, ListedColumn> columns;

  HashList(ListVersion version, SortedMap<String, ListedColumn> columns) {
    this.version = version;
    this.columns = columns;
  }

  @Override
  public ListVersion version() {
    return version;
  }

  @Override
  public Set<String> algorithms() {
    return Set.copyOf(columns.keySet());
  }

  private Optional<ListedColumn> column(String algorithm) {
    return Optional.ofNullable(columns.get(algorithm));
  }

  @Override
  public Stream<ListEntry> entries(Fingerprint value) {
    return column(value.algorithmName()).stream()
        .flatMap(
            listed ->
                listed.values().find(value).stream()
                    .boxed()
                    .flatMap(position -> listed.entries(version.id(), position)));
  }

  @Override
  public void find(List<Pdq> queries, int radius, Near near) {
    pdq()
        .ifPresent(
            index ->
                index.find(
                    queries,
                    radius,
                    (query, position, distance) ->
                        near.near(query, (Pdq) index.column().get(position), distance)));
  }

  @Override
  public double estimate(int radius) {
    return pdq().map(index -> index.estimate(radius)).orElse(0.0);
  }

  /** Finds its PDQ hashes, if it has any. */
  Optional<HammingIndex> pdq() {
    return column(Algorithms.PDQ).map(listed -> ((ListedValues.Hashes) listed.values()).index());
  }

  @Override
  public Stream<ListEntry> entries(String algorithm) {
    return column(algorithm).stream()
        .flatMap(
            listed ->
                IntStream.range(0, listed.values().size())
                    .boxed()
                    .flatMap(position -> listed.entries(version.id(), position)));
  }

  @Override
  public Stream<ListEntry> named(String id) {
    return columns.keySet().stream()
        .flatMap(this::entries)
        .filter(entry -> entry.id().filter(id::equals).isPresent());
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
