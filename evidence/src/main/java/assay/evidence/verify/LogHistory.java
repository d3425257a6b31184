package assay.evidence.verify;

import static assay.evidence.verify.Verifier.refusal;

import assay.evidence.log.LogEntry;
import assay.evidence.statement.ScreeningStatement;
import java.util.List;

/**
 * What is known of a log: all its entries, in order.
 *
 * @param entries as they were logged; those of another type are not among them
 */
public record LogHistory(List<LogEntry> entries) {
  public LogHistory {
    entries = List.copyOf(entries);
  }

  /**
   * Refuses a statement that a later one supersedes or withdraws.
   *
   * @throws RefusedEvidenceException if it no longer stands, or was never logged
   */
  void requireStanding(ScreeningStatement statement) throws RefusedEvidenceException {
    String digest = statement.digest();
    if (entries.stream().noneMatch(e -> e.statement().equals(digest))) {
      throw refusal(ErrorCode.E_LOG_PROOF, "the log has no entry for this statement");
    }
    require(LogEntry.SCREENING, digest, ErrorCode.E_SUPERSEDED, "was superseded by a later one");
    require(LogEntry.WITHDRAWAL, digest, ErrorCode.E_WITHDRAWN, "was withdrawn");
  }

  private void require(String kind, String digest, ErrorCode code, String what)
      throws RefusedEvidenceException {
    if (entries.stream().anyMatch(e -> e.kind().equals(kind) && e.previous().contains(digest))) {
      throw refusal(code, "the statement " + what);
    }
  }
}
