package assay.evidence.trace;

import assay.record.ItemRecord;
import java.util.Optional;

/**
 * An item in a snapshot.
 *
 * @param snapshot its id
 * @param finishedOn when the run was over
 * @param statement SHA-256 of the payload of the statement on the snapshot
 * @param recovered what indexes know of it, if it was looked for and found
 */
public record Occurrence(
    String snapshot,
    String finishedOn,
    String statement,
    ItemRecord item,
    Optional<Recovered> recovered) {}
