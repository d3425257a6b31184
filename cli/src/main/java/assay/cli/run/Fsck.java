package assay.cli.run;

import assay.casework.custody.CustodyLog;
import assay.casework.vault.VaultDoor;
import assay.durable.FolderTree;
import assay.evidence.bundle.Bundle;
import assay.evidence.bundle.BundleException;
import assay.evidence.keys.Keys;
import assay.evidence.note.Checkpoint;
import assay.evidence.note.NoteException;
import assay.evidence.note.SignedNote;
import assay.evidence.snapshot.ScreenedShard;
import assay.evidence.snapshot.ShardRecords;
import assay.evidence.snapshot.SnapshotFiles;
import assay.evidence.snapshot.SnapshotTrees;
import assay.evidence.statement.ScreeningStatement;
import assay.evidence.verify.Question;
import assay.evidence.verify.RefusedEvidenceException;
import assay.evidence.verify.ShardDigest;
import assay.evidence.verify.Verifier;
import assay.merkle.Hash;
import assay.merkle.TreeHead;
import assay.record.ItemRecord;
import assay.stage.CustodyException;
import assay.stage.ShardIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Computes everything in a workspace again that can be computed: trees from records, statements
 * from trees, bundles from statements, the log from its entries. Tells the first difference in each
 * snapshot, and in the log.
 */
public final class Fsck {
  private static final List<String> TREES = List.of("items", "shards", "contents");

  private final Path workspace;
  private final Keys keys;
  private final boolean outputs;
  private final List<String> faults = new ArrayList<>();

  /**
   * @param outputs whether the published shards are read again as well
   */
  public Fsck(Path workspace, Keys keys, boolean outputs) {
    this.workspace = workspace;
    this.keys = keys;
    this.outputs = outputs;
  }

  /**
   * Looks at everything.
   *
   * @return what differs, one sentence each, beginning with the place; empty if nothing does
   */
  public List<String> run() throws IOException {
    faults.clear();
    custody();
    Optional<Attestations> log = log();
    for (Snapshot snapshot : Snapshot.all(workspace)) {
      try {
        check(snapshot, log);
      } catch (CustodyException e) {
        faults.add(snapshot.id() + ": " + e.getMessage());
      } catch (NoSuchFileException e) {
        faults.add(snapshot.id() + ": " + e.getFile() + " is not there");
      }
    }
    return List.copyOf(faults);
  }

  /** Nobody can have changed, removed or added what was done with sealed items. */
  private void custody() throws IOException {
    try {
      CustodyLog.in(workspace.resolve("log"), Clock.systemUTC()).verify(event -> {});
    } catch (CustodyException e) {
      faults.add("custody log: " + e.getMessage());
    }
  }

  private Optional<Attestations> log() throws IOException {
    try {
      Attestations log = Attestations.in(workspace, keys);
      log.verify();
      return Optional.of(log);
    } catch (CustodyException e) {
      faults.add("log: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void check(Snapshot snapshot, Optional<Attestations> log) throws IOException {
    ScreeningStatement statement =
        snapshot.statement(Optional.of(keys.statementKey().verificationKey()));
    Optional<String> broken = statement.brokenInvariant();
    if (broken.isPresent()) {
      throw new CustodyException("statement.dsse.json: " + broken.get());
    }
    requireRecords(snapshot);
    requireTrees(snapshot, statement);
    for (String tree : TREES) {
      requireCheckpoint(snapshot, tree, statement.tree(tree));
    }
    requireSeals(snapshot);
    requireBundle(snapshot);
    if (log.isPresent() && log.get().find(statement).isEmpty()) {
      throw new CustodyException("the log has no entry for its statement");
    }
    if (outputs) {
      requireOutputs(snapshot);
    }
  }

  private static void requireRecords(Snapshot snapshot) throws IOException {
    for (Settled shard : snapshot.settled()) {
      RecordDigests now = RecordDigests.of(snapshot.folder(), shard.number());
      if (!now.equals(shard.records())) {
        throw new CustodyException(
            shard.name() + ": its records are not the bytes that were written");
      }
    }
  }

  /** The trees of the records, built beside those that are there. */
  private static void requireTrees(Snapshot snapshot, ScreeningStatement statement)
      throws IOException {
    SnapshotFiles there = snapshot.files();
    SnapshotFiles again = new SnapshotFiles(there.root().resolve("protected/fsck"));
    try {
      Files.createDirectories(again.root().resolve("protected"));
      SnapshotTrees trees = SnapshotTrees.write(snapshot.shards(), snapshot.key(), again);
      requireHead("items", trees.items(), statement);
      requireHead("shards", trees.shards(), statement);
      requireHead("contents", trees.contents(), statement);
      for (Path file : files(again.root())) {
        Path name = again.root().relativize(file);
        Path original = there.root().resolve(name);
        if (!Files.exists(original) || Files.mismatch(file, original) >= 0) {
          throw new CustodyException(name + ": is not what the records give");
        }
      }
    } finally {
      FolderTree.delete(again.root());
    }
  }

  private static void requireHead(String tree, TreeHead head, ScreeningStatement statement) {
    if (!head.equals(statement.tree(tree))) {
      throw new CustodyException(
          "records: give another " + tree + " tree than the statement is about");
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void requireCheckpoint(Snapshot snapshot, String tree, TreeHead head) throws IOException {
    Path file = snapshot.folder().checkpoint(tree);
    try {
      SignedNote note = SignedNote.parse(Files.readString(file));
      note.verify(List.of(keys.signer("snapshots/" + snapshot.id() + "/" + tree).key()));
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      if (!head.equals(new TreeHead(checkpoint.size(), Hash.of(checkpoint.root())))) {
        throw new CustodyException(file.getFileName() + ": is of another tree");
      }
    } catch (NoteException e) {
      throw new CustodyException(file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  /** Every container that a record names is in the vault. What it holds, only its key can tell. */
  private void requireSeals(Snapshot snapshot) throws IOException {
    Path vault = workspace.resolve("vault");
    for (ScreenedShard shard : snapshot.shards()) {
      try (ShardRecords records = new ShardRecords(shard.records(), shard.protectedRecords())) {
        for (Optional<ItemRecord> next = records.next(); next.isPresent(); next = records.next()) {
          for (String container : next.get().sealed()) {
            if (!VaultDoor.holds(vault, container)) {
              throw new CustodyException(
                  next.get().locator() + ": its sealed container is not in the vault");
            }
          }
        }
      }
    }
  }

  private void requireBundle(Snapshot snapshot) throws IOException {
    try {
      Bundle bundle = Bundle.read(snapshot.bundle());
      requirePart(bundle, Bundle.STATEMENT, snapshot.folder().statement());
      requirePart(bundle, Bundle.SHARDS, snapshot.files().shards());
      for (String tree : TREES) {
        requirePart(bundle, Bundle.checkpoint(tree), snapshot.folder().checkpoint(tree));
      }
      Verifier verifier = new Verifier(OwnTrust.of(keys), Instant.now());
      verifier.verify(bundle, new Question.OfStatement(), Optional.empty());
    } catch (BundleException e) {
      throw new CustodyException("bundle.assay.zip: " + e.getMessage(), e);
    } catch (RefusedEvidenceException e) {
      throw new CustodyException("bundle.assay.zip: " + e.code() + ": " + e.getMessage(), e);
    }
  }

  private static void requirePart(Bundle bundle, String name, Path file) throws IOException {
    Optional<byte[]> part = bundle.part(name);
    if (part.isEmpty() || !Arrays.equals(part.get(), Files.readAllBytes(file))) {
      throw new CustodyException(
          "bundle.assay.zip: " + name + " is another one than in the folder");
    }
  }

  private static void requireOutputs(Snapshot snapshot) throws IOException {
    Path output = snapshot.output();
    Set<String> names =
        snapshot.shards().stream().map(ScreenedShard::name).collect(Collectors.toSet());
    for (ScreenedShard shard : snapshot.shards()) {
      if (shard.output().isPresent()) {
        ShardIdentity now = ShardDigest.of(output.resolve(shard.name()).normalize(), names);
        if (!now.equals(shard.output().get())) {
          throw new CustodyException(
              output.resolve(shard.name()) + ": is not the shard that was published");
        }
      }
    }
  }
}
