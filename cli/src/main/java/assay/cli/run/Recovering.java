package assay.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.casework.captures.CaptureIndex;
import assay.casework.captures.CaptureIndexBuilder;
import assay.casework.captures.IndexSource;
import assay.casework.indexes.ReadCounts;
import assay.casework.indexes.RecordedCapture;
import assay.casework.recovery.Recovered;
import assay.casework.recovery.RecoveredLine;
import assay.casework.recovery.Recovery;
import assay.casework.recovery.RecoverySummary;
import assay.cli.refusal.RefusedException;
import assay.durable.OwnerOnly;
import assay.evidence.snapshot.ScreenedShard;
import assay.evidence.snapshot.ShardRecords;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import assay.match.lookalike.LookalikeIndexBuilder;
import assay.record.ItemRecord;
import assay.record.Picture;
import assay.stage.Lookalikes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Puts the captures of a snapshot into an index, and recovers provenance beside its records. */
public final class Recovering {
  private final Snapshot snapshot;

  public Recovering(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  @FunctionalInterface
  private interface Items {
    void accept(ItemRecord item) throws IOException;
  }

  private static void items(ScreenedShard shard, Items items) throws IOException {
    try (ShardRecords records = new ShardRecords(shard.records(), shard.protectedRecords())) {
      for (Optional<ItemRecord> next = records.next(); next.isPresent(); next = records.next()) {
        items.accept(next.get());
      }
    }
  }

  /**
   * Adds what the records tell, those of removed items as well; the statement vouches for them.
   *
   * @param looks takes how the contents look, if that is to be kept
   */
  public ReadCounts index(CaptureIndexBuilder builder, Optional<LookalikeIndexBuilder> looks)
      throws IOException {
    long[] counts = new long[2];
    builder.from("snapshot " + snapshot.id());
    for (ScreenedShard shard : snapshot.shards()) {
      items(
          shard,
          item -> {
            var capture = RecordedCapture.of(item);
            counts[capture.isPresent() ? 0 : 1]++;
            if (capture.isPresent()) {
              builder.add(capture.get());
              looks.ifPresent(pictures -> remember(item, pictures));
            }
          });
    }
    byte[] statement = Files.readAllBytes(snapshot.folder().statement());
    builder.identify(Digest.compute(DigestAlgorithm.SHA256, statement).hex());
    return new ReadCounts(1, counts[0], 0, 0, counts[1], 0);
  }

  private static void remember(ItemRecord item, LookalikeIndexBuilder pictures) {
    for (Picture picture : item.pictures()) {
      if (picture.isComparable() && pictures.isFull()) {
        throw new RefusedException(
            "--lookalikes: there are more pictures than one index can have; name fewer snapshots");
      } else if (picture.isComparable()) {
        pictures.add(picture.hash(), item.readings().get(0).sha256());
      }
    }
  }

  /**
   * Writes what the index knows of the items that are due, in place of what was written before. The
   * records stay as they are. Last comes which indexes were asked, so that a reader can ask again:
   * without it, a run was cut short.
   *
   * @param release of a dataset whose sample keys the items still have
   * @param looks what the contents in the index look like, if that was kept
   */
  public RecoverySummary recover(
      CaptureIndex index, Optional<String> release, Optional<Lookalikes> looks) throws IOException {
    Recovery recovery = new Recovery(index, screenedOn(), release, looks);
    RecoverySummary summary = new RecoverySummary();
    OwnerOnly.directory(snapshot.folder().recovered());
    Files.deleteIfExists(snapshot.folder().recovery());
    for (ScreenedShard shard : snapshot.shards()) {
      long[] lines = new long[1];
      Path file = snapshot.folder().recovered(shard.number());
      OwnerOnly.write(
          file, out -> items(shard, item -> lines[0] += recover(item, recovery, summary, out)));
      if (lines[0] == 0) {
        Files.delete(file);
      }
    }
    byte[] run =
        JsonObject.empty()
            .with("type", "assay.recovery/v1")
            .with("sources", index.sources().stream().map(Recovering::json).toList())
            .with("captures", index.size())
            .with("release", release)
            .with("pictures", looks.map(Lookalikes::pictures))
            .with("counts", summary.json())
            .bytes();
    OwnerOnly.<IOException>write(snapshot.folder().recovery(), out -> out.write(run));
    return summary;
  }

  private static JsonObject json(IndexSource source) {
    return JsonObject.empty().with("name", source.name()).with("sha256", source.sha256());
  }

  private static long recover(
      ItemRecord item, Recovery recovery, RecoverySummary summary, OutputStream out)
      throws IOException {
    if (!Recovery.isDue(item)) {
      summary.add(item);
      return 0;
    }
    Optional<Recovered> recovered = recovery.recover(item);
    summary.add(item, recovered);
    if (recovered.isPresent()) {
      out.write(RecoveredLine.json(item, recovered.get()).bytes());
      out.write("\n".getBytes(UTF_8));
      return 1;
    }
    return 0;
  }

  private Instant screenedOn() throws IOException {
    return SnapshotFolder.read(snapshot.folder().summary())
        .flatMap(s -> s.text("startedOn"))
        .map(Instant::parse)
        .orElseThrow();
  }
}
