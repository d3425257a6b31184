package assay.evidence.verify;

import assay.evidence.proof.ContentProof;
import assay.evidence.proof.TlogProof;
import assay.stage.ShardIdentity;
import java.util.Optional;

/** What a verifier is asked about. */
public sealed interface Question {

  /** The statement alone. */
  record OfStatement() implements Question {}

  /** An output shard: is it the screened output? */
  record OfShard(ShardIdentity shard) implements Question {}

  /**
   * One item: was it seen, and what was its outcome?
   *
   * @param content SHA-256 of the item in hand, if it is in hand
   */
  record OfItem(TlogProof proof, Optional<String> content) implements Question {}

  /**
   * A content: is it among those that were kept?
   *
   * @param contentKey of the snapshot, 64 hexadecimal digits
   */
  record OfContent(ContentProof proof, String contentKey) implements Question {}
}
