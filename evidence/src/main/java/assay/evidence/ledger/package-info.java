/**
 * What screening one shard found, kept until the run settles what leaves.
 *
 * <p>{@link assay.evidence.ledger.LedgerWriter} and {@link assay.evidence.ledger.LedgerReader} are
 * the doors. Both stream: a shard may have any number of entries. A ledger appears whole or not at
 * all; one without its closing line counts as not there, one that was altered stops everything. It
 * holds facts about matched items, so only its owner can read it.
 *
 * <h2>Ledger, version 1</h2>
 *
 * <pre>
 * gzip of UTF-8 lines, each canonical JSON and ended by LF
 *   one line for each entry of the shard, in the order of the walk:
 *     offset, length   the entry's extent, in bytes of the shard
 *     part             position within the extent, from 0
 *     member           the container's name for it; may be empty
 *     role             item, side, glue, damaged
 *     recordBytes      bytes of the extent that are the item's own
 *     names, follows   its ties: what leaves together
 *     record           for items and damaged entries: the item record, as far as it is settled
 *   the closing line:
 *     type             "assay.ledger/v1"; no other line has it
 *     bytes, sha256    of the shard as it was screened
 *     warnings         what was tolerated
 *     lines            how many lines come before this one
 *     linesSha256      SHA-256 of all bytes before this line
 * </pre>
 */
package assay.evidence.ledger;
