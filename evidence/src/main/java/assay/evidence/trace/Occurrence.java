package assay.evidence.trace;

import assay.record.ItemRecord;

/**
 * An item in a snapshot.
 *
 * @param snapshot its id
 * @param finishedOn when the run was over
 * @param statement SHA-256 of the payload of the statement on the snapshot
 */
public record Occurrence(String snapshot, String finishedOn, String statement, ItemRecord item) {}
