/**
 * Shards of MosaicML Streaming (MDS, version 2), plain or compressed as a whole.
 *
 * <p>{@link assay.dataset.mds.MdsFormat} is the door. Each sample is an extent, and each of its
 * columns that has no fixed size an item of it; a sample leaves as one. {@link
 * assay.dataset.mds.MdsIndex} renews the {@code index.json} that lists the shards of a folder.
 *
 * <h2>A shard, all numbers little-endian and unsigned</h2>
 *
 * <pre>
 * uint32         n, the number of samples
 * uint32[n + 1]  where each sample begins in the file, and where the last one ends: its length
 * JSON           the names, encodings and fixed sizes of the columns
 * n times        uint32 for each column without fixed size, its length; then the columns' values
 * </pre>
 *
 * <p>This follows {@code streaming/base/format/mds} of github.com/mosaicml/streaming. A pickled
 * value is never opened.
 */
package assay.dataset.mds;
