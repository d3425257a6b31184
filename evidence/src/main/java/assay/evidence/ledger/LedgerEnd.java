package assay.evidence.ledger;

import assay.stage.ShardIdentity;
import java.util.List;

/**
 * What is known of a shard only after it was walked to its end.
 *
 * @param identity which bytes it was
 * @param warnings what was tolerated, each line starting with the place
 */
public record LedgerEnd(ShardIdentity identity, List<String> warnings) {
  public LedgerEnd {
    warnings = List.copyOf(warnings);
  }
}
