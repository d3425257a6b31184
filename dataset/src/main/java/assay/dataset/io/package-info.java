/**
 * Reads shards and writes them again, for every format whose shard is one file.
 *
 * <p>{@link assay.dataset.io.ShardInput} reads at any position and digests the whole file as it
 * goes; {@link assay.dataset.io.ExtentRewriter} copies the extents that stay. What is published was
 * made from the bytes that were screened, or nothing is published.
 */
package assay.dataset.io;
