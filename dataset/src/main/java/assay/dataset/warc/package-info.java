/**
 * WARC 0.17 to 1.1 and ARC 1 and 2, plain, as gzip members or as Zstandard frames.
 *
 * <p>{@link assay.dataset.warc.WarcFormat} is the door. A shard is measured a <em>stretch</em> at a
 * time: the fewest bytes that hold whole records and can be cut out. A stretch is parsed and its
 * checksums are verified before any of its records is shown, so what is shown is whole. Where that
 * fails, the bytes up to the next record are one damaged entry, which leaves the dataset unless it
 * is told to stay; more damage than {@link assay.dataset.warc.WarcReader} tolerates ends the shard.
 *
 * <p>What becomes of a record:
 *
 * <pre>
 * response, resource, conversion, unknown   item
 * request                                   item if it has a body, else side record
 * revisit                                   item without bytes, or with those that it does have
 * continuation                              side record of a complete joined item, else item
 * metadata                                  side record
 * warcinfo, ARC version block               glue
 * any of these whose block is a medium      item
 * </pre>
 *
 * <p>An ARC record is shown as the WARC record it would be, without id, digest and ties.
 */
package assay.dataset.warc;
