/**
 * What a finished snapshot is committed to: three Merkle trees over its items, its shards and its
 * contents.
 *
 * <p>{@link assay.evidence.snapshot.SnapshotTrees} is the door. It reads the record files of a
 * snapshot once, in memory that does not grow with them, and writes the trees. The same records
 * under the same {@link assay.evidence.snapshot.SnapshotKey} give the same trees, byte for byte.
 *
 * <h2>Leaves</h2>
 *
 * <ul>
 *   <li><i>items</i>: {@link assay.evidence.snapshot.ItemLeaf}, {@code assay.item/v1}, one for each
 *       item in the order in which it was screened. Salted, so that a leaf hash tells nothing about
 *       its item.
 *   <li><i>shards</i>: {@link assay.evidence.snapshot.ShardLeaf}, {@code assay.shard/v1}, one for
 *       each output shard.
 *   <li><i>contents</i>: the 32-byte tags of the distinct contents that were kept, sorted. Keyed,
 *       so that the neighbours in a proof of absence tell nothing either.
 * </ul>
 *
 * <h2>Files</h2>
 *
 * <pre>
 * tiles/items/0, 1, …      the hashes of the items tree, one file per tile level
 * tiles/shards/0, 1, …
 * tiles/contents/0, 1, …
 * protected/contents.tags  the tags themselves, 32 bytes each
 * </pre>
 */
package assay.evidence.snapshot;
