package assay.cli.run;

import assay.cli.refusal.RefusedException;
import assay.durable.AtomicFile;
import assay.evidence.dsse.Envelope;
import assay.evidence.dsse.EnvelopeException;
import assay.evidence.keys.Keys;
import assay.evidence.log.AttestationLog;
import assay.evidence.log.LogEntry;
import assay.evidence.log.LogObserver;
import assay.evidence.log.LogView;
import assay.evidence.note.Checkpoint;
import assay.evidence.note.Cosignature;
import assay.evidence.note.NoteException;
import assay.evidence.note.NoteKey;
import assay.evidence.note.SignedNote;
import assay.evidence.statement.ScreeningStatement;
import assay.evidence.statement.Withdrawal;
import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.merkle.Hash;
import assay.merkle.TreeHead;
import assay.stage.CustodyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The attestation log of a workspace, as its keeper uses it. */
public final class Attestations {
  private final Path workspace;
  private final Keys keys;
  private final AttestationLog log;

  private Attestations(Path workspace, Keys keys, AttestationLog log) {
    this.workspace = workspace;
    this.keys = keys;
    this.log = log;
  }

  /**
   * Opens the log of a workspace.
   *
   * @throws assay.stage.CustodyException if it is not what was signed last
   */
  public static Attestations in(Path workspace, Keys keys) throws IOException {
    AttestationLog log =
        AttestationLog.open(
            Workspace.attestations(workspace),
            SnapshotBundle.signer(keys),
            note -> SnapshotBundle.isSigned(note, keys),
            LogObserver.NONE);
    return new Attestations(workspace, keys, log);
  }

  AttestationLog log() {
    return log;
  }

  /** Computes everything again from the entries. */
  public TreeHead verify() throws IOException {
    return log.verify();
  }

  /** The signed head. */
  public String checkpoint() throws IOException {
    return log.checkpoint();
  }

  /** Tells every entry, in order. */
  public void entries(LogView.Each each) throws IOException {
    log.entries(0, each);
  }

  /**
   * Demands that the log only grew since a checkpoint was signed.
   *
   * @throws RefusedException if it did not: it was forked, or cut
   */
  public void requireGrownFrom(String earlier) throws IOException {
    try {
      SignedNote note = SignedNote.parse(earlier);
      note.verify(List.of(keys.logKey()));
      Checkpoint then = Checkpoint.parse(note.text());
      LogView now = log.view();
      boolean grown =
          then.origin().equals(keys.logName())
              && then.size() <= now.head().size()
              && now.consistency(then.size()).proves(Hash.of(then.root()), now.head().root());
      if (!grown) {
        throw new RefusedException(
            "the log does not follow from that checkpoint of " + then.size() + " entries");
      }
    } catch (NoteException e) {
      throw new RefusedException("the earlier checkpoint: " + e.getMessage());
    }
  }

  /**
   * Adds a witness's cosignature to the head, and puts it into the bundles.
   *
   * @return when the witness saw it
   * @throws RefusedException if the witness's key does not verify it
   */
  public String cosign(String line, String witness) throws IOException {
    try {
      NoteKey key = NoteKey.parse(witness);
      SignedNote now = SignedNote.parse(log.checkpoint());
      boolean isThere = now.write().contains("\n" + line + "\n"); // asked for again
      SignedNote note = isThere ? now : now.withSignature(line);
      Instant time =
          Cosignature.verify(note, key)
              .orElseThrow(() -> new RefusedException("the line is not by " + key.name()));
      log.renew(note.write());
      for (Snapshot snapshot : Snapshot.all(workspace)) {
        bundle(snapshot);
      }
      return time.toString();
    } catch (NoteException | IllegalArgumentException e) {
      throw new RefusedException(e.getMessage());
    }
  }

  /** Writes a snapshot's bundle again, with the log as it is now. */
  public void bundle(Snapshot snapshot) throws IOException {
    ScreeningStatement statement =
        snapshot.statement(Optional.of(keys.statementKey().verificationKey()));
    SnapshotBundle.of(snapshot.folder(), statement, log).write(snapshot.bundle());
  }

  /**
   * Withdraws the statement on a snapshot: signs that it no longer stands, and logs that.
   *
   * @return where the withdrawal was written
   * @throws RefusedException if it was withdrawn before
   */
  public Path withdraw(String id, String reason) throws IOException {
    Snapshot snapshot = Snapshot.in(workspace, Optional.of(id));
    ScreeningStatement statement =
        snapshot.statement(Optional.of(keys.statementKey().verificationKey()));
    Path file = snapshot.root().resolve("withdrawal.dsse.json");
    if (!Files.exists(file)) {
      Withdrawal withdrawal =
          new Withdrawal(statement.digest(), reason, Instant.now().truncatedTo(ChronoUnit.SECONDS));
      Envelope envelope =
          Envelope.sign(
              ScreeningStatement.PAYLOAD_TYPE, withdrawal.payload(), List.of(keys.statementKey()));
      AtomicFile.<RuntimeException>write(file, out -> out.write(envelope.write()));
    }
    // The file first: after a power failure the one that was signed is logged, and no other.
    byte[] entry = withdrawal(statement, file).data();
    if (log.view().find(entry).isPresent()) {
      throw new RefusedException("the statement on " + id + " was withdrawn before");
    }
    log.appendOnce(entry);
    return file;
  }

  private LogEntry withdrawal(ScreeningStatement statement, Path file) throws IOException {
    try {
      Envelope envelope = Envelope.parse(Files.readAllBytes(file));
      if (envelope.signers(List.of(keys.statementKey().verificationKey())).isEmpty()) {
        throw new CustodyException(file + ": is not signed by this workspace's key");
      }
      byte[] payload = envelope.payload();
      return new LogEntry(
          LogEntry.WITHDRAWAL,
          statement.snapshot(),
          statement.tree("items").root().hex(),
          Digest.compute(DigestAlgorithm.SHA256, payload).hex(),
          List.of(statement.digest()));
    } catch (EnvelopeException e) {
      throw new CustodyException(file + ": " + e.getMessage(), e);
    }
  }

  /** The index of the entry about a statement. */
  OptionalLong find(ScreeningStatement statement) throws IOException {
    return log.view().find(Evidence.logEntry(statement).data());
  }

  @Override
  public String toString() {
    return "log " + keys.logName();
  }
}
