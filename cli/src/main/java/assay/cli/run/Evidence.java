package assay.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.durable.AtomicFile;
import assay.evidence.bundle.Bundle;
import assay.evidence.dsse.Envelope;
import assay.evidence.dsse.EnvelopeException;
import assay.evidence.keys.Keys;
import assay.evidence.log.AttestationLog;
import assay.evidence.log.LogEntry;
import assay.evidence.note.Checkpoint;
import assay.evidence.snapshot.ScreenedShard;
import assay.evidence.snapshot.ShardLeaf;
import assay.evidence.snapshot.SnapshotKey;
import assay.evidence.snapshot.SnapshotTrees;
import assay.evidence.statement.CanaryCounts;
import assay.evidence.statement.SchemaException;
import assay.evidence.statement.ScreeningPredicate;
import assay.evidence.statement.ScreeningStatement;
import assay.evidence.statement.ScreeningStatement.Subject;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.merkle.TreeHead;
import assay.policy.Policy;
import assay.record.Tally;
import assay.screen.ScannerVersion;
import assay.stage.CustodyException;
import assay.stage.LicensedProgram;
import assay.stage.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Publishes what proves a finished run: trees, statement, checkpoints, log entry, bundle, in this
 * order. Every step can be repeated. Once a statement is signed, a resumed run goes on with that
 * one, so that no snapshot ever has two.
 */
public final class Evidence {
  /** Who signs as a scanner of this kind. */
  public static final String SCANNER = "https://assay.example.org/scanner";

  private static final List<String> TREES = List.of("items", "shards", "contents");

  private final RunPlan plan;
  private final SnapshotFolder folder;
  private final SnapshotKey key;
  private final Keys keys;
  private final Path log;
  private final RunObserver observer;

  Evidence(
      RunPlan plan,
      SnapshotFolder folder,
      SnapshotKey key,
      Keys keys,
      Path log,
      RunObserver observer) {
    this.plan = plan;
    this.folder = folder;
    this.key = key;
    this.keys = keys;
    this.log = log;
    this.observer = observer;
  }

  /**
   * What a statement is made from, besides what is in the snapshot's folder.
   *
   * @param programs the licensed programs that compared
   * @param sampling which frames of videos were compared
   * @param tally what was counted
   */
  record Account(
      RunVersions lists,
      Policy policy,
      List<LicensedProgram> programs,
      Sampling sampling,
      Tally tally,
      CanaryCounts canaries) {}

  /**
   * What was published.
   *
   * @param trees what the snapshot is committed to
   */
  record Published(SnapshotTrees trees, ScreeningStatement statement) {}

  Published publish(List<Settled> settled, Account account) throws IOException {
    observer.before("trees");
    List<ScreenedShard> shards = settled.stream().map(s -> s.shard(folder)).toList();
    SnapshotTrees trees = SnapshotTrees.write(shards, key, folder.files());
    ScreeningStatement statement = statement(shards, trees, account);
    for (String tree : TREES) {
      observer.before("checkpoint");
      text(folder.checkpoint(tree), checkpoint(tree, statement.tree(tree)));
    }
    AttestationLog entries = log();
    entries.appendOnce(logEntry(statement).data());
    observer.before("bundle");
    SnapshotBundle.of(folder, statement, entries).write(folder.bundle());
    return new Published(trees, statement);
  }

  private AttestationLog log() throws IOException {
    return AttestationLog.open(
        log,
        SnapshotBundle.signer(keys),
        note -> SnapshotBundle.isSigned(note, keys),
        step -> observer.before("log " + step));
  }

  static LogEntry logEntry(ScreeningStatement statement) {
    return new LogEntry(
        LogEntry.SCREENING,
        statement.snapshot(),
        statement.tree("items").root().hex(),
        statement.digest(),
        statement.previous());
  }

  private String checkpoint(String tree, TreeHead head) {
    Checkpoint checkpoint =
        new Checkpoint(
            keys.logName() + "/snapshots/" + plan.id() + "/" + tree,
            head.size(),
            head.root().bytes());
    return keys.signer("snapshots/" + plan.id() + "/" + tree).sign(checkpoint.text());
  }

  /** The statement that was signed before, or a new one. */
  private ScreeningStatement statement(
      List<ScreenedShard> shards, SnapshotTrees trees, Account account) throws IOException {
    Optional<ScreeningStatement> signed = signedBefore();
    if (signed.isEmpty()) {
      observer.before("statement");
      return sign(shards, trees, account);
    }
    boolean same =
        signed.get().tree("items").equals(trees.items())
            && signed.get().tree("shards").equals(trees.shards())
            && signed.get().tree("contents").equals(trees.contents());
    if (!same) {
      throw new CustodyException(
          folder.statement()
              + ": a statement was signed for other trees than the records give; nothing is signed"
              + " for the same snapshot twice");
    }
    return signed.get();
  }

  private Optional<ScreeningStatement> signedBefore() throws IOException {
    if (!Files.exists(folder.statement())) {
      return Optional.empty();
    }
    try {
      Envelope envelope = Envelope.parse(Files.readAllBytes(folder.statement()));
      if (envelope.signers(List.of(keys.statementKey().verificationKey())).isEmpty()) {
        throw new CustodyException(folder.statement() + ": is not signed by this workspace's key");
      }
      return Optional.of(ScreeningStatement.parse(envelope.payload()));
    } catch (EnvelopeException | SchemaException e) {
      throw new CustodyException(folder.statement() + ": " + e.getMessage(), e);
    }
  }

  private ScreeningStatement sign(List<ScreenedShard> shards, SnapshotTrees trees, Account account)
      throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    ScreeningPredicate predicate =
        new ScreeningPredicate(
            new ScreeningPredicate.Scanner(
                SCANNER, ScannerVersion.current(), Distribution.sha256()),
            new ScreeningPredicate.Run(
                plan.id(),
                plan.runId(),
                plan.startedOn(),
                now.isBefore(plan.startedOn()) ? plan.startedOn() : now,
                plan.startedOn(),
                plan.configurationSha256()),
            account.lists().known(),
            !account.lists().knownGood().isEmpty(),
            account.policy(),
            account.programs(),
            account.sampling(),
            new ScreeningPredicate.Inputs(sha256(folder.files().inputs()), shards.size()),
            trees,
            account.tally(),
            Optional.of(account.canaries()));
    try {
      ScreeningStatement statement = ScreeningStatement.of(subjects(shards), predicate.json());
      Optional<String> broken = statement.brokenInvariant();
      if (broken.isPresent()) {
        throw new CustodyException("the statement would not balance: " + broken.get());
      }
      Envelope envelope =
          Envelope.sign(
              ScreeningStatement.PAYLOAD_TYPE, statement.payload(), List.of(keys.statementKey()));
      AtomicFile.<RuntimeException>write(folder.statement(), out -> out.write(envelope.write()));
      return statement;
    } catch (SchemaException e) {
      throw new IllegalStateException("a statement has every member that it needs", e);
    }
  }

  /** The shards that were published; of many, their manifest. */
  private List<Subject> subjects(List<ScreenedShard> shards) throws IOException {
    if (shards.size() > ScreeningStatement.MOST_SUBJECTS) {
      return List.of(new Subject(Bundle.SHARDS, sha256(folder.files().shards())));
    }
    return shards.stream()
        .map(shard -> new Subject(shard.name(), shard.output().orElse(ShardLeaf.NOTHING).sha256()))
        .toList();
  }

  private static String sha256(Path file) throws IOException {
    return Digest.compute(DigestAlgorithm.SHA256, Files.readAllBytes(file)).hex();
  }

  private static void text(Path file, String text) throws IOException {
    AtomicFile.<RuntimeException>write(file, out -> out.write(text.getBytes(UTF_8)));
  }
}
