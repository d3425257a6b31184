/**
 * Reads tar shards, WebDataset's above all, and writes them again without what was removed.
 *
 * <p>{@link assay.dataset.tar.TarFormat} is the door. The headers are parsed here because a
 * member's extent must include every header that belongs to it, a wrong checksum must be noticed,
 * and what follows the end of the archive must be looked at. Anything that two readers could take
 * for different things is refused.
 *
 * <h2>What a shard is made of</h2>
 *
 * <pre>
 * item    headers of types x, L, K, then the member's header, its data, padding to 512 bytes
 * item    a hard link: no bytes of its own, leaves with its target and stays with it
 * glue    a global header; a directory, symbolic link, device or queue with its headers; zeros at the end
 * </pre>
 *
 * <p>A shard compressed as a whole (gzip, zstd, xz, bzip2) is recognised by its content; extents
 * are then ranges of the archive inside, and it is packed again with the same codec at its default
 * level if, and only if, something was left out.
 *
 * <p>All members of a WebDataset sample leave together, wherever in the shard they are. A sidecar
 * may follow its picture, so a second cursor runs {@value assay.dataset.tar.Scout#AHEAD} members
 * ahead and keeps what the last {@value assay.dataset.tar.Scout#KEPT} sidecars said: memory is
 * bounded for a shard of any size. A sidecar further away is not seen, and what it says is a gap.
 */
package assay.dataset.tar;
