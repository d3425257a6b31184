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
          for (Path file : List.of(shard.records(), shard.protectedRecords())) {
            for (ItemRecord item : search.get().in(file)) {
              trails.add(
                  Trail.of(new Occurrence(snapshot.id(), snapshot.finishedOn(), statement, item)));
            }
          }
        }
      }
    }
    return new Trace(asked, trails, snapshots.size());
  }

  private static Optional<Search> search(String asked, ScreenedShard shard) {
    if (asked.matches("[0-9a-fA-F]{64}")) {
      Digest digest = Digest.parse(DigestAlgorithm.SHA256, asked.toLowerCase(Locale.ROOT));
      return Optional.of(file -> RecordSearch.withDigest(file, digest));
    }
    int hash = asked.lastIndexOf('#');
    if (hash > 0 && asked.substring(hash + 1).matches("[0-9]{1,18}")) {
      boolean here = asked.substring(0, hash).equals(shard.name());
      long index = Long.parseLong(asked.substring(hash + 1));
      return here ? Optional.of(file -> RecordSearch.at(file, index)) : Optional.empty();
    }
    return Optional.of(file -> RecordSearch.fromUrl(file, asked));
  }
}
