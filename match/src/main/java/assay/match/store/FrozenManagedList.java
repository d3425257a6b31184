package assay.match.store;

import assay.fingerprint.Fingerprint;
import assay.fingerprint.LicensedHash;
import assay.fingerprint.Pdq;
import assay.list.ListEntry;
import assay.list.ListVersion;
import assay.match.list.FrozenList;
import assay.match.live.LiveView;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * A published version of a list as one run uses it. What is listed stays as it is while the list is
 * synced; the ids of entries are looked up when something matches.
 */
final class FrozenManagedList implements FrozenList {
  private static final String PDQ = "pdq";

  private final ListVersion version;
  private final SortedMap<String, LiveView> views;
  private final FrozenEntries entries;

  FrozenManagedList(ListVersion version, SortedMap<String, LiveView> views, FrozenEntries entries) {
    this.version = version;
    this.views = views;
    this.entries = entries;
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
    LiveView view = views.get(value.algorithmName());
    return view != null && view.matches(value) ? entries.of(value).stream() : Stream.empty();
  }

  @Override
  public Stream<ListEntry> entries(String algorithm) {
    LiveView view = views.get(algorithm);
    if (view == null) {
      return Stream.empty();
    }
    Stream.Builder<Fingerprint> values = Stream.builder();
    view.forEach(values);
    return values.build().flatMap(this::entries);
  }

  @Override
  public FrozenList evaluating(Set<String> licensed) {
    return EvaluatedManagedList.of(this, views, entries, licensed);
  }

  @Override
  public Stream<ListEntry> named(String id) {
    return entries.named(id).stream()
        .filter(
            entry -> {
              LiveView view = views.get(entry.fingerprint().algorithmName());
              return view == null
                  ? entry.fingerprint() instanceof LicensedHash
                  : view.matches(entry.fingerprint());
            });
  }

  @Override
  public void find(List<Pdq> queries, int radius, Near near) {
    LiveView view = views.get(PDQ);
    if (view != null) {
      view.find(queries, radius, near::near);
    }
  }

  @Override
  public double estimate(int radius) {
    LiveView view = views.get(PDQ);
    return view == null ? 0 : view.estimate(radius);
  }

  /** Names the list and its version, never an entry. */
  @Override
  public String toString() {
    return version.id() + "@" + version.version();
  }
}
