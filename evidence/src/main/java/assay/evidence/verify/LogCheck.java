package assay.evidence.verify;

import static assay.evidence.verify.Verifier.refusal;

import assay.evidence.bundle.Bundle;
import assay.evidence.log.LogEntry;
import assay.evidence.note.LogPolicy;
import assay.evidence.note.NoteException;
import assay.evidence.note.SignedNote;
import assay.evidence.proof.ProofException;
import assay.evidence.proof.TlogProof;
import assay.evidence.statement.Level;
import assay.evidence.statement.ScreeningStatement;
import assay.json.JsonException;
import assay.merkle.Hash;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a statement is in the log, and who witnessed that. Whether it still stands is the last
 * check, {@link LogHistory}.
 */
final class LogCheck {
  private final Optional<ErrorCode> missing;
  private final String why;
  private final Optional<Instant> asOf;

  private LogCheck(Optional<ErrorCode> missing, String why, Optional<Instant> asOf) {
    this.missing = missing;
    this.why = why;
    this.asOf = asOf;
  }

  /**
   * Checks what is there. What is not there is no refusal yet; it is one if the policy demands it.
   *
   * @throws RefusedEvidenceException if what is there is wrong
   */
  static LogCheck of(Optional<LogPolicy> policy, Bundle bundle, ScreeningStatement statement)
      throws RefusedEvidenceException {
    if (policy.isEmpty()) {
      return lacking(ErrorCode.E_LOG_PROOF, "the policy names no log");
    }
    Optional<byte[]> bytes = bundle.part(Bundle.LOG_PROOF);
    if (bytes.isEmpty()) {
      return lacking(ErrorCode.E_LOG_PROOF, "the bundle has no " + Bundle.LOG_PROOF);
    }
    try {
      TlogProof proof = TlogProof.parse(bytes.get());
      SignedNote note = SignedNote.parse(proof.checkpoint());
      LogPolicy.Assessment assessment = policy.get().assess(note);
      if (assessment.log().isEmpty()) {
        throw refusal(ErrorCode.E_LOG_PROOF, "the checkpoint is not signed by a log of the policy");
      }
      boolean proven =
          proof
              .inclusion(assessment.checkpoint().size())
              .proves(Hash.ofLeaf(proof.extra()), Hash.of(assessment.checkpoint().root()));
      if (!proven) {
        throw refusal(ErrorCode.E_LOG_PROOF, "the path does not lead from the entry to the root");
      } else if (!isOf(LogEntry.parse(proof.extra()), statement)) {
        throw refusal(ErrorCode.E_LOG_PROOF, "the entry is that of another statement");
      }
      // A quorum of none is met by nobody: then there is no time, and nothing was witnessed.
      return assessment.asOf().isPresent()
          ? new LogCheck(Optional.empty(), "", assessment.asOf())
          : lacking(ErrorCode.E_WITNESS_QUORUM, "no quorum of witnesses has cosigned the log");
    } catch (ProofException | NoteException | JsonException e) {
      throw refusal(ErrorCode.E_LOG_PROOF, e.getMessage());
    }
  }

  private static boolean isOf(LogEntry entry, ScreeningStatement statement) {
    return entry.kind().equals(LogEntry.SCREENING)
        && entry.statement().equals(statement.digest())
        && entry.snapshot().equals(statement.snapshot())
        && entry.itemsRoot().equals(statement.tree("items").root().hex());
  }

  private static LogCheck lacking(ErrorCode code, String why) {
    return new LogCheck(Optional.of(code), why, Optional.empty());
  }

  /** Whether the statement is in the log, and a quorum of witnesses has cosigned that. */
  boolean isWitnessed() {
    return missing.isEmpty();
  }

  Optional<Instant> asOf() {
    return asOf;
  }

  /** Refuses if the policy demands a level that needs the log, and only the log is missing. */
  void require(Level demanded, Level reached) throws RefusedEvidenceException {
    if (demanded.reaches(Level.ASSAY_SCREENING_LEVEL_3)
        && missing.isPresent()
        && !reached.reaches(Level.ASSAY_SCREENING_LEVEL_3)) {
      throw refusal(missing.get(), why);
    }
  }
}
