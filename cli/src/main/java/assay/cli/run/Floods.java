package assay.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.durable.OwnerOnly;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import assay.policy.FloodLimit;
import assay.record.Found;
import assay.record.ItemRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts what each entry matches, and tells those that match far more than an entry does. Changes
 * no verdict: what such an entry matched leaves like anything else, but waits for one review.
 */
final class Floods {
  private final FloodLimit limit;
  private final Map<Entry, Count> counts = new HashMap<>();

  Floods(FloodLimit limit) {
    this.limit = limit;
  }

  private record Entry(String list, String algorithm, String value, Optional<String> entryId) {
    static Entry of(Found found) {
      return new Entry(found.list(), found.algorithm(), found.value(), found.entryId());
    }
  }

  private static final class Count {
    private long items;

    /** No more than decide. */
    private final Set<String> contents = new HashSet<>();
  }

  void add(ItemRecord item) {
    for (Found found : item.matches()) {
      Count count = counts.computeIfAbsent(Entry.of(found), entry -> new Count());
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

  /** Writes the flagged entries, which only the protected part of a snapshot may name. */
  void write(Path file) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<Entry, Count> flagged : flagged()) {
      Entry entry = flagged.getKey();
      lines
          .append(
              JsonObject.empty()
                  .with("type", "assay.flood/v1")
                  .with("list", entry.list())
                  .with("algorithm", entry.algorithm())
                  .with("value", entry.value())
                  .with("entryId", entry.entryId())
                  .with("items", flagged.getValue().items)
                  .with("contentsAtLeast", flagged.getValue().contents.size())
                  .write())
          .append('\n');
    }
    if (lines.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      OwnerOnly.<RuntimeException>write(file, out -> out.write(lines.toString().getBytes(UTF_8)));
    }
  }

  /** How many entries of which list were flagged, and how many matches are theirs. */
  List<JsonObject> json() {
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
