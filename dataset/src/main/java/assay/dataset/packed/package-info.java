/**
 * Undoes the compressions in which shards and members come: gzip, zstd, xz, bzip2.
 *
 * <p>{@link assay.dataset.packed.Codec} is the door, and {@link assay.dataset.packed.Unpacked} the
 * stream to read: whatever a decoder complains of is a {@link
 * assay.dataset.packed.DamagedException}, while a disk that fails stays what it is. {@link
 * assay.dataset.packed.Expansion} says when to give a bomb up.
 */
package assay.dataset.packed;
