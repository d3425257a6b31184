/**
 * One row for each screened item, in files that common tools open.
 *
 * <p>{@link assay.evidence.records.RecordFile} writes, {@link assay.evidence.records.RecordReader}
 * reads; of a {@link assay.evidence.records.RecordRow} it puts together what is asked for. Both
 * stream. The same records give the same bytes. Records of what was matched, suspected or sealed go
 * to a file of their own, which only its owner can open; the open file does not even have the
 * columns for them. Each file appears whole or not at all.
 *
 * <h2>Record file, version 2</h2>
 *
 * <p>Parquet, format version 1, pages compressed with Zstandard; key-value metadata {@code
 * assay.records} = {@code 2}. Columns marked * may be null; digests are raw bytes, not text.
 *
 * <pre>
 * index                int64        position among the shard's items, from 0
 * shard                string       the shard's name, relative to the dataset
 * member               string       the container's own name for the item
 * parent*              int64        of what lies in another item: the index of that one
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
 * inside*              string       of a container: opened, or unopened
 * pictures             list         of {frame, pdq, quality, outcome}; pdq 32 bytes, bit 255 first
 * is_reference         boolean      it only points elsewhere: no content of it was screened
 * compared             list         of string; the matchers that compared what a reference says
 * origin_url*, page_url*, host*, server_ip*   string
 * captured_not_before*, captured_not_after*   timestamp, microseconds, UTC
 * provenance_shape     string       the provenance record with holes, canonical JSON
 * provenance_rest*     string       {"values": […]}: what fills the holes that have a number
 *
 * only in the protected file:
 * matches              list         of {how, list, algorithm, value, entry_id*, classification*,
 *                                   distance*, transform*}
 * sealed               list         of string; names of vault containers
 * </pre>
 *
 * <p>The provenance record of type assay.provenance/v1 is the shape with its holes filled: a hole
 * {"$": "host"} takes that column of the same row (digests as lower-case hexadecimal, times as ISO
 * 8601 in UTC), {"$": 0} the first of the values. A file of version 1 has it whole in a column
 * {@code provenance}; such files are still read, and so are those without {@code parent} and {@code
 * inside}.
 */
package assay.evidence.records;
