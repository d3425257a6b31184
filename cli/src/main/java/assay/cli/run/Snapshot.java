package assay.cli.run;

import assay.cli.refusal.RefusedException;
import assay.cli.refusal.UsageException;
import assay.evidence.dsse.Envelope;
import assay.evidence.dsse.EnvelopeException;
import assay.evidence.dsse.VerificationKey;
import assay.evidence.proof.ContentProof;
import assay.evidence.proof.ContentProver;
import assay.evidence.proof.TlogProof;
import assay.evidence.records.RecordRow;
import assay.evidence.snapshot.ItemLeaf;
import assay.evidence.snapshot.ScreenedShard;
import assay.evidence.snapshot.ShardRecords;
import assay.evidence.snapshot.SnapshotFiles;
import assay.evidence.snapshot.SnapshotKey;
import assay.evidence.statement.SchemaException;
import assay.evidence.statement.ScreeningStatement;
import assay.evidence.tiles.LevelFiles;
import assay.fingerprint.Digest;
import assay.item.Locator;
import assay.json.JsonObject;
import assay.merkle.InclusionProof;
import assay.merkle.MerkleProver;
import assay.merkle.TreeHead;
import assay.record.ItemRecord;
import assay.stage.CustodyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A finished snapshot in a workspace: what can be proven about it, and from what. */
public final class Snapshot {
  private final Path workspace;
  private final SnapshotFolder folder;

  private Snapshot(Path workspace, SnapshotFolder folder) {
    this.workspace = workspace;
    this.folder = folder;
  }

  /**
   * The snapshot with this id, or the one that was finished last.
   *
   * @throws RefusedException if there is none, or it was not finished
   */
  public static Snapshot in(Path workspace, Optional<String> id) throws IOException {
    if (id.isEmpty()) {
      return all(workspace).stream()
          .max(Comparator.comparing(Snapshot::finishedOn))
          .orElseThrow(
              () -> new RefusedException(workspace + ": no snapshot was finished in it yet"));
    }
    return all(workspace).stream()
        .filter(snapshot -> snapshot.id().equals(id.get()))
        .findFirst()
        .orElseThrow(
            () -> new RefusedException("snapshot " + id.get() + " is not there, or not finished"));
  }

  /** Every snapshot that was finished with a statement, by id. */
  public static List<Snapshot> all(Path workspace) throws IOException {
    Path snapshots = workspace.resolve("snapshots");
    List<Snapshot> all = new ArrayList<>();
    if (Files.isDirectory(snapshots)) {
      try (Stream<Path> folders = Files.list(snapshots)) {
        for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
          SnapshotFolder files = new SnapshotFolder(folder);
          if (isAttested(files)) {
            all.add(new Snapshot(workspace, files));
          }
        }
      }
    }
    return all;
  }

  /** Whether its summary says that there is a statement, even if that was lost since. */
  private static boolean isAttested(SnapshotFolder folder) throws IOException {
    return SnapshotFolder.read(folder.summary()).flatMap(s -> s.text("statement")).isPresent();
  }

  public String id() {
    return folder.root().getFileName().toString();
  }

  /** When the run was over, as its summary says. */
  public String finishedOn() {
    try {
      return SnapshotFolder.read(folder.summary())
          .flatMap(summary -> summary.text("finishedOn"))
          .orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its folder. */
  public Path root() {
    return folder.root();
  }

  /** The bundle that may be published. */
  public Path bundle() {
    return folder.bundle();
  }

  SnapshotFolder folder() {
    return folder;
  }

  /** Trees and manifests. */
  public SnapshotFiles files() {
    return folder.files();
  }

  /**
   * The secret of the snapshot.
   *
   * @throws RefusedException if it is not in the workspace
   */
  public SnapshotKey key() throws IOException {
    Path file = Workspace.snapshotKey(workspace, id());
    if (!Files.exists(file)) {
      throw new RefusedException(file + ": the key of this snapshot is not there");
    }
    return SnapshotKey.read(file);
  }

  /**
   * The statement; signed by this key, if one is given.
   *
   * @throws CustodyException if it is not what it should be
   */
  public ScreeningStatement statement(Optional<VerificationKey> signer) throws IOException {
    try {
      Envelope envelope = Envelope.parse(Files.readAllBytes(folder.statement()));
      if (signer.isPresent() && envelope.signers(List.of(signer.get())).isEmpty()) {
        throw new CustodyException(folder.statement() + ": is not signed by this workspace's key");
      }
      return ScreeningStatement.parse(envelope.payload());
    } catch (EnvelopeException | SchemaException e) {
      throw new CustodyException(folder.statement() + ": " + e.getMessage(), e);
    }
  }

  /** The marks of its shards, in order. */
  List<Settled> settled() throws IOException {
    List<Settled> settled = new ArrayList<>();
    Optional<JsonObject> mark = SnapshotFolder.read(folder.settled(0));
    while (mark.isPresent()) {
      settled.add(Settled.of(mark.get()));
      mark = SnapshotFolder.read(folder.settled(settled.size()));
    }
    return settled;
  }

  /** Its shards, in order, as they were settled. */
  public List<ScreenedShard> shards() throws IOException {
    return settled().stream().map(mark -> mark.shard(folder)).toList();
  }

  /** Where its output went. */
  public Path output() throws IOException {
    return Path.of(
        SnapshotFolder.read(folder.run()).flatMap(run -> run.text("output")).orElseThrow());
  }

  @FunctionalInterface
  private interface Leaves {
    void accept(ItemLeaf leaf) throws IOException;
  }

  /** Makes the leaves of these items again, from their records. */
  private void leaves(SortedSet<Long> indexes, Leaves leaves) throws IOException {
    SnapshotKey key = key();
    long first = 0;
    for (ScreenedShard shard : shards()) {
      SortedSet<Long> here = indexes.subSet(first, first + shard.items());
      if (!here.isEmpty()) {
        try (ShardRecords records = new ShardRecords(shard.records(), shard.protectedRecords())) {
          long last = here.last();
          for (long index = first; index <= last; index++) {
            RecordRow row = records.nextRow().orElseThrow(() -> torn(shard));
            if (here.contains(index)) {
              leaves.accept(ItemLeaf.of(row.committed(), index, shard.number(), key));
            }
          }
        }
      }
      first += shard.items();
    }
  }

  private static CustodyException torn(ScreenedShard shard) {
    return new CustodyException(shard.name() + ": its records end early");
  }

  /**
   * The index in the items tree of the item at a place.
   *
   * @param place {@code shard-0007.tar#41}, or the index itself
   * @throws UsageException if there is no such item
   */
  public long index(String place) throws IOException {
    if (place.matches("[0-9]{1,18}")) {
      return Long.parseLong(place);
    }
    long first = 0;
    for (ScreenedShard shard : shards()) {
      if (place.startsWith(shard.name() + "#")) {
        try (ShardRecords records = new ShardRecords(shard.records(), shard.protectedRecords())) {
          long index = first;
          for (Optional<ItemRecord> next = records.next();
              next.isPresent();
              next = records.next()) {
            Locator locator = next.get().locator();
            if (locator.toString().equals(place)) {
              return index;
            }
            index++;
          }
        }
      }
      first += shard.items();
    }
    throw new UsageException(place + ": is no item of snapshot " + id());
  }

  /** Takes a leaf with its proof. */
  @FunctionalInterface
  public interface Proven {
    void accept(ItemLeaf leaf, InclusionProof proof) throws IOException;
  }

  /**
   * Proves what became of these items, in order.
   *
   * @throws CustodyException if the trees are not those of the records
   */
  public void prove(SortedSet<Long> indexes, Proven proven) throws IOException {
    TreeHead head = statement(Optional.empty()).tree("items");
    try (LevelFiles tiles = LevelFiles.open(files().tiles("items"), head.size())) {
      MerkleProver prover = new MerkleProver(tiles, head.size());
      leaves(
          indexes,
          leaf -> {
            InclusionProof proof = prover.inclusion(leaf.index());
            if (!proof.proves(leaf.hash(), head.root())) {
              throw new CustodyException(
                  "item " + leaf.index() + ": its record is not the one that was committed to");
            }
            proven.accept(leaf, proof);
          });
    }
  }

  /**
   * The proof of one item, to be given away.
   *
   * @throws UsageException if there is no such item
   */
  public Shown show(long index) throws IOException {
    List<Shown> shown = new ArrayList<>();
    String checkpoint = Files.readString(folder.checkpoint("items"));
    prove(
        new TreeSet<>(List.of(index)),
        (leaf, proof) ->
            shown.add(
                new Shown(
                    leaf, new TlogProof(leaf.data(), proof.index(), proof.path(), checkpoint))));
    if (shown.isEmpty()) {
      throw new UsageException(index + ": is no item of snapshot " + id());
    }
    return shown.get(0);
  }

  /** A leaf and the proof of it. */
  public record Shown(ItemLeaf leaf, TlogProof proof) {}

  /** Answers whether a content was kept, with its proof. */
  public ContentProof content(Digest sha256) throws IOException {
    TreeHead head = statement(Optional.empty()).tree("contents");
    try (LevelFiles tiles = LevelFiles.open(files().tiles("contents"), head.size());
        ContentProver prover = ContentProver.open(files().tags(), tiles)) {
      return prover.prove(sha256, key().contentKey());
    }
  }
}
