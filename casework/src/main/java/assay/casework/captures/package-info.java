/**
 * Finds captures of archived content among hundreds of millions, without a network and without a
 * database.
 *
 * <p>{@link assay.casework.captures.CaptureIndexBuilder} writes an index, once; {@link
 * assay.casework.captures.CaptureIndex} reads it. Captures are sorted by address and packed in
 * blocks; two small tables lead from digests, and from record positions and rows of releases, to
 * blocks. Of a digest a block keeps the beginning, and the table knows the end: together at least
 * 128 bits of an SHA-1 and 160 of a longer one, so that making a file that is taken for another is
 * no easier than making two files with one whole SHA-1. An MD5 is kept whole.
 *
 * <h2>The file, version 2</h2>
 *
 * Numbers are little-endian; a varint has seven bits a byte, low ones first.
 *
 * <pre>
 * "ASSAYCAP"
 * blocks, each of 1,024 captures, the last of fewer, in the order of (key, time)
 *   varint   number of captures
 *   8 times  varint least value (zigzag), uint8 width in bits: the columns time, span, archive file (from 1; 0: none),
 *            offset, length, kind, source, same
 *   8 times  the column's values less the least, packed, low bits first, from a byte on
 *   8 zeros
 *            (of a row of a release the last three of place are: prefix of its key, number behind that, digits of it)
 *   varint   length of what follows: the kept bytes of the digests of each capture but those with same = 1, whose are
 *            those of the one before
 *   varint   unpacked length of what follows to the end of the block: one Zstandard frame with, for each capture,
 *            a varint (bytes shared with the key before), and then, for each, its further bytes and a zero
 * begins     uint64 for each block, and the end of the last
 * dictionary Zstandard's, for the frames; empty for small indexes
 * keys       text table: the first key of each block
 * files      text table: names of archive files, and prefixes of keys
 * kinds      text table: status, media type, collection, release, agent, bounds, which digests; canonical JSON
 * digests    side table; digests.ends, digests.samples
 * places     side table; places.ends, places.samples
 * contents   canonical JSON: number of captures, sections, sources, bits of the side tables, kept bytes of an SHA-1
 *            (of longer digests four more); uint32 its length
 * uint32     CRC-32C of each MiB of all that
 * "ASSAYEND", uint64 length of what the checksums are of, uint32 CRC-32C of the checksums, uint32 CRC-32C of these
 *            20 bytes, uint32 version
 * </pre>
 *
 * A key is the address with the labels of the host turned round, and a byte for the scheme. A text
 * table is uint64 count, count + 1 offsets from its begin, texts. A hash begins with the number of
 * a bucket; an entry has further bits of it, and below them the number of a block. Entries are
 * sorted by bucket and packed, low bits first, from the first byte on. The section {@code ends}
 * has, bucket by bucket, a one for each entry and then a zero, low bits first; {@code samples} has
 * a uint32 for each 256th bucket: the bit at which it begins. A digest is hashed by its last eight
 * bytes.
 */
package assay.casework.captures;
