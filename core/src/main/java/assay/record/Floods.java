package assay.record;

import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import assay.policy.FloodLimit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts what each entry matches, and tells those that match far more than an entry does. Changes
 * no verdict: what such an entry matched leaves like anything else, but waits for one review.
 */
public final class Floods {
  private final FloodLimit limit;
  private final Map<Entry, Count> counts = new HashMap<>();

  /** Nothing is counted yet. */
  public Floods(FloodLimit limit) {
    this.limit = limit;
  }

  private record Entry(String list, String algorithm, String value, Optional<String> entryId) {
    /** Never shows the entry. */
    @Override
    public String toString() {
      return "entry of " + list;
    }

    static Entry of(Found found) {
      return new Entry(found.list(), found.algorithm(), found.value(), found.entryId());
    }
  }

  private static final class Count {
    private long items;

    /** No more than decide. */
    private final Set<String> contents = new HashSet<>();
  }

  /** Counts an item once for each entry that it matches. */
  public void add(ItemRecord item) {
    for (Entry entry : item.matches().stream().map(Entry::of).collect(Collectors.toSet())) {
      Count count = counts.computeIfAbsent(entry, any -> new Count());
      count.items++;
      if (count.contents.size() <= limit.contents()) {
        count.contents.add(content(item));
      }
    }
  }

  /** An item without bytes is a content of its own. */
  private static String content(ItemRecord item) {
    return item.readings().isEmpty()
        ? item.locator().toString()
        : item.readings().get(0).digest(DigestAlgorithm.SHA256).orElseThrow().hex();
  }

  /** The flagged entries, which only the protected part of a snapshot may name. */
  public List<JsonObject> entries() {
    return flagged().stream()
        .map(
            flagged ->
                JsonObject.empty()
                    .with("type", "assay.flood/v1")
                    .with("list", flagged.getKey().list())
                    .with("algorithm", flagged.getKey().algorithm())
                    .with("value", flagged.getKey().value())
                    .with("entryId", flagged.getKey().entryId())
                    .with("items", flagged.getValue().items)
                    .with("contentsAtLeast", flagged.getValue().contents.size()))
        .toList();
  }

  /** How many entries of which list were flagged, and how many matches are theirs. */
  public List<JsonObject> json() {
    Map<String, long[]> byList = new TreeMap<>();
    for (Map.Entry<Entry, Count> flagged : flagged()) {
      long[] sums = byList.computeIfAbsent(flagged.getKey().list(), list -> new long[2]);
      sums[0]++;
      sums[1] += flagged.getValue().items;
    }
    List<JsonObject> lists = new ArrayList<>();
    byList.forEach(
        (list, sums) ->
            lists.add(
                JsonObject.empty()
                    .with("list", list)
                    .with("entries", sums[0])
                    .with("matches", sums[1])));
    return lists;
  }

  private List<Map.Entry<Entry, Count>> flagged() {
    return counts.entrySet().stream()
        .filter(e -> limit.isExceededBy(e.getValue().contents.size(), e.getValue().items))
        .sorted(
            Map.Entry.comparingByKey(
                Comparator.comparing(Entry::list)
                    .thenComparing(Entry::algorithm)
                    .thenComparing(Entry::value)
                    .thenComparing(entry -> entry.entryId().orElse(""))))
        .toList();
  }
}
