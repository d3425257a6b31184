/**
 * Keeps lists that are pulled from exchanges.
 *
 * <p>{@link assay.match.store.ListStore} is the door; it hands out {@link
 * assay.match.store.ManagedList}. A sync goes through three phases, each of which can be gone on
 * with after a kill:
 *
 * <ol>
 *   <li><em>Staging.</em> Each page that the exchange tells is appended, as it is, in one
 *       transaction with its cursor. What is listed does not change by it.
 *   <li><em>Applying.</em> After a complete page, what was staged goes into the tables of entries
 *       in the order of keys, the newest of each key only. Which values an entry begins or ceases
 *       to list is noted beside it, together with whether the value was listed before.
 *   <li><em>Publishing.</em> What is noted goes into one live index ({@link assay.match.live}) for
 *       each algorithm; the commitment is computed over what the indexes then list; and one
 *       transaction says that this is the version, and in which generation each index is it.
 * </ol>
 *
 * <p>Promised: a run gets a version together with the indexes of that version, whatever a sync is
 * doing and wherever one was killed. A withdrawal that an exchange told is in effect when the sync
 * returns; a value stays while another entry lists it. A sync that fails leaves what was published,
 * and what cannot be read never makes a list milder ({@code Doubt} says how). The memory that a
 * sync needs does not grow with the list.
 *
 * <h2>Folder of a list</h2>
 *
 * <pre>
 * about.json       what the operator decided, canonical JSON; references to secrets, no secret
 * state.db, -wal, -shm  the tables below; SQLite, every commit forced to disk
 * live/pdq, …      a live index for each algorithm that has or had values
 * syncing.lock     held by who syncs or removes the list
 * publishing.lock  held while the live indexes change, and while a run opens them
 * voting.lock      held by who casts votes
 * </pre>
 *
 * <h2>Tables, version 3</h2>
 *
 * <pre>
 * state    names with values: phase, cursor, times
 * staged   what was told and is not applied, in the order in which it came; no content: withdrawn
 * refusal  place and reason of what could not be an entry, a hundred at most
 * entry    one row for each (member, id, part); kept is 1 if it is as it was although not told so
 * listed   the values of an entry that are looked up, as bytes, with votes
 * other    those that are not, as the exchange wrote them
 * touched  values that came or went since the version, and whether they were listed before
 * version  what was published
 * vote     votes, and what became of them
 * </pre>
 *
 * <p>With a key ({@link assay.match.atrest}) the tables have the same columns, as version 4:
 * member, id, part, content, classification, tags, values, place, reason, text, message and the
 * values of states are encrypted, each under the name that {@code Sealer.Column} has for it, and
 * the state {@code KEY} has the id of the key. Columns are then in no order that means anything, so
 * values are sorted again on their way into an index. A list becomes encrypted in one transaction;
 * then its indexes are made anew and the file is written anew, which is gone on with after a kill.
 *
 * <p>Where there was no entry before, nothing is noted and the indexes are written as a whole:
 * then, and when very much changed, values stream from the table in their order. The indexes can be
 * deleted while nobody uses the list; the next sync makes them anew from the tables.
 */
package assay.match.store;
