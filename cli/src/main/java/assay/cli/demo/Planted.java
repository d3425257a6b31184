package assay.cli.demo;

/**
 * A copy of a listed picture, and where it was put.
 *
 * @param file the shard, relative to the dataset; of the loose files of a dataset, a dot
 * @param member the container's name for it: the record id as it is written, with angle brackets,
 *     the member's name, the path of a loose file relative to the dataset
 * @param entry id of the picture's list entry
 * @param edit what was done to it: {@code exact}, {@code jpeg-quality-30}, …, or {@code revisit}
 *     for a record that has only the digest of a copy
 * @param framing how it is wrapped: {@code warc.gz gzip-chunked}, {@code tar}, {@code folder}, …
 */
public record Planted(String file, String member, String entry, String edit, String framing) {}
