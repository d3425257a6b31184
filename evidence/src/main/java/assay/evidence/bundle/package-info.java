/**
 * One file with all that is needed to verify a snapshot offline.
 *
 * <p>{@link assay.evidence.bundle.Bundle} is the door. A bundle may be published: it names no item.
 * Keys inside a bundle are never trusted, so it holds none.
 *
 * <h2>Layout, version 1</h2>
 *
 * A zip file, stored, with these entries in this order, all of 1980-01-01; the same evidence gives
 * the same bytes.
 *
 * <pre>
 * statement.dsse.json     the signed statement
 * items.checkpoint        signed heads of the three trees
 * shards.checkpoint
 * contents.checkpoint
 * log.tlog-proof          that the statement is in the log; may be missing
 * shards.jsonl            the leaves of the shards tree, one a line
 * README.txt              what it says, and what it does not
 * </pre>
 */
package assay.evidence.bundle;
