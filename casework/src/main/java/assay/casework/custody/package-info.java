/**
 * Who did what to sealed material, when and why, and who took datasets in: a log that can only
 * grow.
 *
 * <p>{@link assay.casework.custody.CustodyLog} is the door. An event is on disk before the call
 * that recorded it returns. Each line holds the digest of the line before, so a changed, removed or
 * inserted line is found by whoever reads the log from its start.
 *
 * <h2>Log, version 1</h2>
 *
 * <pre>
 * log/custody.jsonl    one event a line, canonical JSON, each line ending in LF, owner-only
 *   action             what was done: "open"; "acquire", of a dataset
 *   actor              who did it
 *   prev               SHA-256 of the line before without its LF, lower-case hexadecimal;
 *                      64 zeros in the first line
 *   reason             why, as typed; of an acquisition, the SHA-256 of its document
 *   seq                position of the event, from 0
 *   subject            what it was done to: the name of a vault container, the id of an
 *                      acquisition; may be empty
 *   time               RFC 3339, UTC
 *   type               "assay.custody/v1"
 * log/custody.lock     empty; held by whoever appends
 * </pre>
 *
 * <p>A last line without LF is what a power failure leaves of an event that was never acknowledged.
 * The next event drops it and says so in an event of its own, {@code drop-torn-line}.
 */
package assay.casework.custody;
