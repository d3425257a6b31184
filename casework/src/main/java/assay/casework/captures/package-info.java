/**
 * Finds captures of archived content among hundreds of millions, without a network and without a
 * database.
 *
 * <p>{@link assay.casework.captures.CaptureIndexBuilder} writes an index, once; {@link
 * assay.casework.captures.CaptureIndex} reads it. Captures are sorted by address and packed in
 * blocks; two small tables lead from digests and from record positions to them. Digests are kept
 * whole and compared whole: an item's origin is evidence, and of a shortened digest somebody could
 * make a second one.
 *
 * <h2>The file, version 1</h2>
 *
 * Numbers are little-endian; a varint has seven bits a byte, low ones first.
 *
 * <pre>
 * "ASSAYCAP"
 * blocks, each of 512 captures, the last of fewer, in the order of (key, time)
 *   varint   number of captures
 *   8 times  varint least value (zigzag), uint8 width in bits: the columns time, span, archive file (from 1; 0: none),
 *            offset, length, kind, source, same
 *   8 times  the column's values less the least, packed, low bits first, from a byte on
 *   8 zeros
 *   varint   length of what follows: the digests of each capture but those with same = 1, whose are those of the one before
 *   varint   unpacked length of what follows to the end of the block: one Zstandard frame with, for each capture,
 *            two varints (bytes shared with the key before, further bytes), and then all further bytes
 * begins     uint64 for each block, and the end of the last
 * keys       text table: the first key of each block
 * files      text table: names of archive files
 * kinds      text table: status, media type, collection, agent, bounds, which digests; canonical JSON
 * digests    side table; digests.ends: uint32 for each bucket, how many entries there are up to its end
 * places     side table; places.ends
 * contents   canonical JSON: number of captures, sections, sources, bits of the side tables; uint32 its length
 * uint32     CRC-32C of each MiB of all that
 * "ASSAYEND", uint64 length of what the checksums are of, uint32 CRC-32C of the checksums, uint32 CRC-32C of these
 *            20 bytes, uint32 version
 * </pre>
 *
 * A key is the address with the labels of the host turned round, and a byte for the scheme. A text
 * table is uint64 count, count + 1 offsets from its begin, texts. An entry of a side table is
 * uint32: the row in its low bits, further bits of the hash above; entries are sorted within their
 * bucket.
 */
package assay.casework.captures;
