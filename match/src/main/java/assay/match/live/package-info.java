/**
 * Lists that change while they are searched.
 *
 * <p>{@link assay.match.live.LiveIndex} is the door; it answers look-ups with a {@link
 * assay.match.live.LiveView} and takes a {@link assay.match.live.Change}. A list is a
 * <em>base</em>, large and mapped, and a <em>delta</em>: values that were added since, and
 * positions of the base that were withdrawn. A change makes another delta, never another base. A
 * merge writes what base and delta say together as the next base, and carries over what changed
 * meanwhile.
 *
 * <p>Promised: whatever moment the power fails or a process is killed, the folder opens with all of
 * a change or with none of it. One view is one state of the list, before, during and after merges,
 * in every thread and process. Values are told as values; positions never leave this package.
 *
 * <h2>Folder</h2>
 *
 * <pre>
 * state          the newest state; replaced as a whole, so that base and delta always belong together
 * base-N         the base that the state names, an index file ({@link assay.match.file})
 * changing.lock  held while the state is replaced
 * merging.lock   held while the next base is written
 * </pre>
 *
 * <p>A base that no state names any more is deleted after a merge. Who has it mapped keeps it until
 * they let it go; who was about to open it reads the state again.
 *
 * <p>With a key ({@link assay.match.atrest}) both files are encrypted, and a base is in memory, not
 * mapped.
 *
 * <h2>State file, version 2</h2>
 *
 * <p>Numbers are big-endian.
 *
 * <pre>
 * 0    8   magic: the ASCII letters ASSAYLIV
 * 8    4   format version: 2
 * 12   8   generation: counts changes and merges, from 1
 * 20   8   the number of the base
 * 28   1   length of the algorithm's name, then the name in ASCII: pdq, md5, sha1, sha256, sha512
 *      4   how many values were added, then the values in the order of their bytes
 *      4   how many were withdrawn, then their positions in the base, four bytes each, ascending
 * last 32  SHA-256 of all that stands before
 * </pre>
 */
package assay.match.live;
