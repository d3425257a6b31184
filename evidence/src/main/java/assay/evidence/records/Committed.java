package assay.evidence.records;

import assay.fingerprint.Digest;
import assay.item.Extent;
import assay.provenance.Grade;
import assay.verdict.Disposition;
import assay.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a snapshot is committed to about one item, as its record tells it.
 *
 * @param behind how many items it comes behind the one in which it lies, if it lies in one
 * @param member the container's own name for it; may be sensitive
 * @param extent where the entry lies in the input shard
 * @param bytes length of the stored reading; 0 for an item without bytes
 * @param isReference it only points elsewhere
 * @param sha256 of the first reading; empty for an item without bytes
 * @param reasons sorted codes, each once
 * @param provenance SHA-256 of the canonical provenance record
 */
public record Committed(
    OptionalLong behind,
    String member,
    Extent extent,
    long bytes,
    boolean isReference,
    Optional<Digest> sha256,
    Verdict.Kind verdict,
    List<String> reasons,
    Disposition disposition,
    Grade grade,
    Digest provenance) {
  public Committed {
    reasons = reasons.isEmpty() ? List.of() : reasons.stream().distinct().sorted().toList();
  }

  /** The conclusion, nothing else. */
  @Override
  public String toString() {
    return verdict.label();
  }
}
