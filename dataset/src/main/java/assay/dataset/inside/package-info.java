/**
 * Looks into items: the members of an archive that lies in a shard are items too.
 *
 * <p>{@link assay.dataset.inside.Opener} is the door. It takes the walk through a shard of any
 * format and puts behind each item that is a container what lies in it, and in that, to a depth of
 * three. Containers are told by their signature; texts are such if anything is embedded in them.
 * Formats know nothing of it, and the walk of the shard stays what it was: what lies in an item
 * shares its extent and its part, adds no byte to the input, and is tied to it, so that all of it
 * leaves or none.
 *
 * <p>An item is read once, and held in memory if it is such a container: 64 MiB at most, unless it
 * is a file by itself. It is unpacked twice. The first time says whether all of it can be seen,
 * which its own verdict, the first to be recorded, has to know: a container that is damaged,
 * encrypted, or beyond a limit in any of its parts is never clear. The second time each member is
 * screened. Nothing that was unpacked is ever written to disk.
 *
 * <p>The same bytes give the same members in the same order on every machine, except where the
 * limit of time ends the first look.
 */
package assay.dataset.inside;
