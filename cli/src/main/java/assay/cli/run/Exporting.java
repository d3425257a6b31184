package assay.cli.run;

import assay.cli.refusal.RefusedException;
import assay.cli.refusal.UsageException;
import assay.evidence.export.Acquired;
import assay.evidence.export.ExportFormat;
import assay.evidence.export.Kept;
import assay.evidence.export.LineageEvents;
import assay.evidence.export.Outline;
import assay.evidence.export.OutputShard;
import assay.evidence.export.Publisher;
import assay.evidence.export.Scope;
import assay.evidence.records.RecordReader;
import assay.evidence.snapshot.ScreenedShard;
import assay.evidence.snapshot.ShardLeaf;
import assay.evidence.snapshot.ShardRecords;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.record.ItemRecord;
import assay.stage.CustodyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads from a finished snapshot what exports tell. */
public final class Exporting {
  private final Snapshot snapshot;
  private final SnapshotFolder folder;
  private final JsonObject run;

  /**
   * Of this snapshot.
   *
   * @throws CustodyException if its plan is not readable
   */
  public Exporting(Snapshot snapshot) throws IOException {
    this.snapshot = snapshot;
    this.folder = snapshot.folder();
    this.run = plan(folder);
  }

  private static JsonObject plan(SnapshotFolder folder) throws IOException {
    return SnapshotFolder.read(folder.run())
        .orElseThrow(() -> new CustodyException(folder.run() + ": is not there"));
  }

  /**
   * All that an export of this format may tell.
   *
   * @throws CustodyException if the manifest is not what the statement was made from
   */
  public Outline outline(ExportFormat format, Publisher publisher) throws IOException {
    JsonObject configuration = run.object("configuration").orElseThrow();
    return new Outline(
        snapshot.statement(Optional.empty()),
        configuration.text("dataset").orElseThrow(),
        acquired(run),
        places(run),
        new Outline.Files(digest(folder.statement()), digest(folder.files().shards())),
        shards(configuration),
        format.tellsOfKept() ? kept() : Kept.unknown(),
        publisher);
  }

  private static Acquired acquired(JsonObject run) {
    return Acquired.of(
        run.object("configuration")
            .flatMap(c -> c.object("acquisition"))
            .orElse(JsonObject.empty()));
  }

  private static Outline.Places places(JsonObject run) {
    return new Outline.Places(
        run.object("configuration").orElseThrow().texts("inputs").get(0),
        run.text("output").orElseThrow());
  }

  private static String digest(Path file) throws IOException {
    return Digest.compute(DigestAlgorithm.SHA256, Files.readAllBytes(file)).hex();
  }

  private List<OutputShard> shards(JsonObject configuration) throws IOException {
    Map<String, String> formats = new HashMap<>();
    for (JsonObject shard : configuration.objects("shards")) {
      formats.put(shard.text("name").orElseThrow(), shard.text("format").orElseThrow());
    }
    List<OutputShard> shards = new ArrayList<>();
    for (String line : Files.readAllLines(folder.files().shards())) {
      ShardLeaf leaf = leaf(line);
      shards.add(new OutputShard(leaf, formats.getOrDefault(leaf.name(), "octet-stream")));
    }
    return shards;
  }

  private ShardLeaf leaf(String line) {
    try {
      return ShardLeaf.of(JsonObject.parse(line));
    } catch (JsonException | NoSuchElementException e) {
      throw new CustodyException(folder.files().shards() + ": is no manifest of shards", e);
    }
  }

  /** From the open records only; the protected ones speak of what was matched. */
  private Kept kept() throws IOException {
    Kept.Gathering gathering = new Kept.Gathering();
    for (ScreenedShard shard : snapshot.shards()) {
      open(shard, gathering::add);
    }
    return gathering.kept();
  }

  private static void open(ScreenedShard shard, Consumer<ItemRecord> use) throws IOException {
    try (RecordReader records = RecordReader.open(shard.records())) {
      for (Optional<ItemRecord> next = records.next(); next.isPresent(); next = records.next()) {
        use.accept(next.get());
      }
    }
  }

  /**
   * One shard with its kept items.
   *
   * @throws UsageException if no such shard was published
   */
  public Scope shard(Outline outline, String name) throws IOException {
    OutputShard shard =
        outline.shards().stream()
            .filter(s -> s.leaf().name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new UsageException(
                        name + ": is no published shard of snapshot " + snapshot.id()));
    ScreenedShard screened = snapshot.shards().get(shard.leaf().shard());
    return new Scope.Shard(
        shard,
        use -> {
          try {
            open(screened, use);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /**
   * One item, kept or removed, with its shard.
   *
   * @param place {@code shard-0007.tar#41}, or its index in the items tree
   * @throws UsageException if there is no such item
   */
  public Scope.Item item(String place) throws IOException {
    long index = snapshot.index(place);
    JsonObject configuration = run.object("configuration").orElseThrow();
    for (OutputShard shard : shards(configuration)) {
      long first = shard.leaf().firstIndex();
      if (first <= index && index < first + shard.leaf().items()) {
        return new Scope.Item(shard, record(shard, index - first));
      }
    }
    throw new UsageException(place + ": is no item of snapshot " + snapshot.id());
  }

  private ItemRecord record(OutputShard shard, long position) throws IOException {
    ScreenedShard screened = snapshot.shards().get(shard.leaf().shard());
    try (ShardRecords records = new ShardRecords(screened.records(), screened.protectedRecords())) {
      Optional<ItemRecord> next = records.next();
      for (long i = 0; i < position && next.isPresent(); i++) {
        next = records.next();
      }
      return next.orElseThrow(
          () -> new CustodyException(shard.leaf().name() + ": its records end early"));
    }
  }

  /**
   * What is told of a run in which shards failed; empty if the snapshot has a statement.
   *
   * @throws RefusedException if there is no such snapshot, or its run is not over
   */
  public static Optional<LineageEvents.Failed> failed(Path workspace, String id)
      throws IOException {
    Path root = workspace.resolve("snapshots").resolve(id).normalize();
    if (!root.startsWith(workspace.resolve("snapshots").normalize())
        || !Files.isRegularFile(root.resolve("summary.json"))) {
      throw new RefusedException("snapshot " + id + " is not there, or not finished");
    }
    SnapshotFolder folder = new SnapshotFolder(root);
    JsonObject summary = SnapshotFolder.read(folder.summary()).orElseThrow();
    if (summary.text("statement").isPresent()) {
      return Optional.empty();
    }
    JsonObject run = plan(folder);
    return Optional.of(
        new LineageEvents.Failed(
            run.text("runId").orElseThrow(),
            run.object("configuration").flatMap(c -> c.text("dataset")).orElseThrow(),
            run.text("startedOn").orElseThrow(),
            summary.text("finishedOn").orElseThrow(),
            acquired(run),
            places(run),
            summary.object("shards").flatMap(s -> optional(s, "input")).orElseThrow(),
            summary.texts("failures").size()));
  }

  private static Optional<Long> optional(JsonObject json, String member) {
    return json.number(member).stream().boxed().findFirst();
  }
}
