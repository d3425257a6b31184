package assay.match.store;

import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import assay.fingerprint.Vpdq;
import assay.list.ListEntry;
import assay.list.ListSource;
import assay.list.ListVersion;
import assay.match.list.Commitment;
import assay.match.list.FrozenList;
import assay.match.live.LiveView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A published version of a list with what its indexes do not have: listed videos, and for a run
 * that has licensed programs the values that they understand. They are entries like others, in the
 * counts and under the commitment.
 *
 * <p>No index has these values, so they are read from the tables when the run begins, and held.
 * They are those that are listed then; if that is not what an ended run began with, the commitment
 * is another, and so is the run.
 */
final class EvaluatedManagedList implements FrozenList {
  private final FrozenList list;
  private final ListVersion version;
  private final SortedMap<String, SortedMap<Fingerprint, List<ListEntry>>> licensed;

  private EvaluatedManagedList(
      FrozenList list,
      ListVersion version,
      SortedMap<String, SortedMap<Fingerprint, List<ListEntry>>> licensed) {
    this.list = list;
    this.version = version;
    this.licensed = licensed;
  }

  /**
   * Reads the values by these algorithms. A text that cannot be a value stays among those that are
   * not evaluated.
   */
  static FrozenList of(
      FrozenList list,
      SortedMap<String, LiveView> views,
      FrozenEntries entries,
      Set<String> algorithms) {
    ListVersion version = list.version();
    ListSource source = version.source().orElseThrow();
    SortedMap<String, Long> notEvaluated = new TreeMap<>(source.notEvaluated());
    SortedMap<String, SortedMap<Fingerprint, List<ListEntry>>> licensed =
        new TreeMap<>(Commitment.ORDER);
    for (String name : source.notEvaluated().keySet()) {
      String algorithm = FrozenEntries.Other.algorithm(name);
      if (algorithms.contains(algorithm) || algorithm.equals(Vpdq.NAME)) {
        List<FrozenEntries.Other> others = entries.others(name);
        long taken = 0;
        for (FrozenEntries.Other other : others) {
          taken += take(other, version.id(), algorithm, licensed) ? 1 : 0;
        }
        if (taken > 0) {
          notEvaluated.put(name, others.size() - taken);
        }
      }
    }
    if (licensed.isEmpty()) {
      return list;
    }
    licensed.values().forEach(values -> values.values().forEach(e -> e.sort(FrozenEntries.ORDER)));
    notEvaluated.values().removeIf(count -> count == 0);
    return new EvaluatedManagedList(
        list, version(version, source, notEvaluated, views, licensed), licensed);
  }

  private static boolean take(
      FrozenEntries.Other other,
      String list,
      String algorithm,
      SortedMap<String, SortedMap<Fingerprint, List<ListEntry>>> licensed) {
    Optional<Fingerprint> value = other.value(algorithm);
    if (value.isEmpty()) {
      return false;
    }
    licensed
        .computeIfAbsent(algorithm, name -> new TreeMap<>(Fingerprint.BY_BYTES))
        .computeIfAbsent(value.get(), listed -> new ArrayList<>())
        .add(other.entry(list, value.get()));
    return true;
  }

  private static ListVersion version(
      ListVersion version,
      ListSource source,
      SortedMap<String, Long> notEvaluated,
      SortedMap<String, LiveView> views,
      SortedMap<String, SortedMap<Fingerprint, List<ListEntry>>> licensed) {
    Map<String, Long> entries = new TreeMap<>(version.entries());
    Commitment commitment = new Commitment();
    Set<String> all = new TreeSet<>(Commitment.ORDER);
    all.addAll(views.keySet());
    all.addAll(licensed.keySet());
    for (String algorithm : all) {
      if (licensed.containsKey(algorithm)) {
        licensed.get(algorithm).keySet().forEach(commitment::add);
        entries.put(algorithm, (long) licensed.get(algorithm).size());
      } else {
        views.get(algorithm).forEach(commitment::add);
      }
    }
    return new ListVersion(
            version.id(), version.asOf(), entries, commitment.root(), commitment.size())
        .from(
            new ListSource(
                source.provider(),
                source.publicId(),
                source.retrievedOn(),
                notEvaluated,
                source.refused()));
  }

  @Override
  public ListVersion version() {
    return version;
  }

  @Override
  public Set<String> algorithms() {
    return version.entries().keySet();
  }

  @Override
  public Stream<ListEntry> entries(Fingerprint value) {
    SortedMap<Fingerprint, List<ListEntry>> values = licensed.get(value.algorithmName());
    return values == null ? list.entries(value) : values.getOrDefault(value, List.of()).stream();
  }

  @Override
  public Stream<ListEntry> entries(String algorithm) {
    SortedMap<Fingerprint, List<ListEntry>> values = licensed.get(algorithm);
    return values == null
        ? list.entries(algorithm)
        : values.values().stream().flatMap(List::stream);
  }

  @Override
  public Stream<ListEntry> named(String id) {
    return list.named(id);
  }

  @Override
  public void find(List<Pdq> queries, int radius, Near near) {
    list.find(queries, radius, near);
  }

  @Override
  public double estimate(int radius) {
    return list.estimate(radius);
  }

  /** Names the list and its version, never an entry. */
  @Override
  public String toString() {
    return version.id() + "@" + version.version();
  }
}
