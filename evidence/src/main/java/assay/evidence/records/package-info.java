/**
 * One row for each screened item, in files that common tools open.
 *
 * <p>{@link assay.evidence.records.RecordFile} writes, {@link assay.evidence.records.RecordReader}
 * reads. Both stream. The same records give the same bytes. Records of what was matched, suspected
 * or sealed go to a file of their own, which only its owner can open; the open file does not even
 * have the columns for them. Each file appears whole or not at all.
 *
 * <h2>Record file, version 1</h2>
 *
 * <p>Parquet, format version 1, pages compressed with Zstandard; key-value metadata {@code
 * assay.records} = {@code 1}. Columns marked * may be null; digests are raw bytes, not text.
 *
 * <pre>
 * index                int64        position among the shard's items, from 0
 * shard                string       the shard's name, relative to the dataset
 * member               string       the container's own name for the item
 * offset, length       int64        the entry's extent in the input shard
 * bytes                int64        length of the stored reading; 0 for an item without bytes
 * media_type           string       told from the signature
 * verdict              string       clear, matched, suspected, unscreenable
 * reasons              list         of string; sorted codes, empty if clear and kept
 * disposition          string       kept, quarantined, withheld
 * grade                string       P0 to P4
 * actionable           string       yes, partly, no
 * md5*, sha1*, sha256*, sha512*     fixed binary; of the stored reading
 * readings             list         of {reading, bytes, md5*, sha1*, sha256*, sha512*}: the other
 *                                   readings, in order
 * pictures             list         of {frame, pdq, quality, outcome}; pdq 32 bytes, bit 255 first
 * origin_url*, page_url*, host*, server_ip*   string
 * captured_not_before*, captured_not_after*   timestamp, microseconds, UTC
 * provenance           string       canonical JSON of type assay.provenance/v1
 *
 * only in the protected file:
 * matches              list         of {how, list, algorithm, value, entry_id*, classification*,
 *                                   distance*, transform*}
 * sealed               list         of string; names of vault containers
 * </pre>
 */
package assay.evidence.records;
