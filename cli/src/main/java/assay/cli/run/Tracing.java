package assay.cli.run;

import assay.evidence.records.RecordSearch;
import assay.evidence.snapshot.ScreenedShard;
import assay.evidence.trace.Occurrence;
import assay.evidence.trace.Trace;
import assay.evidence.trace.Trail;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.record.ItemRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks through the records of every snapshot in a workspace. */
public final class Tracing {
  private final Path workspace;

  public Tracing(Path workspace) {
    this.workspace = workspace;
  }

  /** A way to look into one record file. */
  @FunctionalInterface
  private interface Search {
    List<ItemRecord> in(Path file) throws IOException;
  }

  /**
   * Every sighting of something.
   *
   * @param asked a SHA-256 in hexadecimal, an address, or {@code shard#index}
   */
  public Trace of(String asked) throws IOException {
    List<Snapshot> snapshots = Snapshot.all(workspace);
    List<Trail> trails = new ArrayList<>();
    for (Snapshot snapshot : snapshots) {
      String statement = snapshot.statement(Optional.empty()).digest();
      for (ScreenedShard shard : snapshot.shards()) {
        Optional<Search> search = search(asked, shard);
        if (search.isPresent()) {
          RecoveredLines recovered =
              new RecoveredLines(snapshot.folder().recovered(shard.number()));
          for (ItemRecord item : items(asked, search.get(), shard, recovered)) {
            trails.add(
                Trail.of(
                    new Occurrence(
                        snapshot.id(),
                        snapshot.finishedOn(),
                        statement,
                        item,
                        recovered.of(item.locator()))));
          }
        }
      }
    }
    return new Trace(asked, trails, snapshots.size());
  }

  /** What the records tell of it, and, of an address, what was recovered as coming from there. */
  private static List<ItemRecord> items(
      String asked, Search search, ScreenedShard shard, RecoveredLines recovered)
      throws IOException {
    SortedMap<Long, ItemRecord> items = new TreeMap<>();
    List<Long> fromThere = recovered.from(asked);
    for (Path file : List.of(shard.records(), shard.protectedRecords())) {
      for (ItemRecord item : search.in(file)) {
        items.put(item.locator().index(), item);
      }
      for (long index : fromThere) {
        for (ItemRecord item : RecordSearch.at(file, index)) {
          items.putIfAbsent(index, item);
        }
      }
    }
    return List.copyOf(items.values());
  }

  /** What is looked for if this is asked. */
  public static String meaning(String asked) {
    return isDigest(asked) ? "a SHA-256" : isPlace(asked) ? "a place" : "an address";
  }

  private static boolean isDigest(String asked) {
    return asked.matches("[0-9a-fA-F]{64}");
  }

  private static boolean isPlace(String asked) {
    int hash = asked.lastIndexOf('#');
    return hash > 0 && asked.substring(hash + 1).matches("[0-9]{1,18}");
  }

  private static Optional<Search> search(String asked, ScreenedShard shard) {
    if (isDigest(asked)) {
      Digest digest = Digest.parse(DigestAlgorithm.SHA256, asked.toLowerCase(Locale.ROOT));
      return Optional.of(file -> RecordSearch.withDigest(file, digest));
    }
    if (isPlace(asked)) {
      int hash = asked.lastIndexOf('#');
      boolean here = asked.substring(0, hash).equals(shard.name());
      long index = Long.parseLong(asked.substring(hash + 1));
      return here ? Optional.of(file -> RecordSearch.at(file, index)) : Optional.empty();
    }
    return Optional.of(file -> RecordSearch.fromUrl(file, asked));
  }
}
