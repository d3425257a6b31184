/**
 * Keeps what is searched in files that are mapped, not read: a container of named sections.
 *
 * <p>{@link assay.match.file.IndexFileWriter} writes one, {@link assay.match.file.IndexFile} opens
 * it. A file appears whole or not at all and is never changed afterwards. Every byte of it is
 * checked when it is opened: whatever is cut, flipped or made up is refused before anything is
 * searched. The checksums tell damage, not malice; who can write the file can write the checksums,
 * so files are their owner's only.
 *
 * <p>An open file belongs to any number of threads and processes at once. Replacing it (by a
 * rename) leaves those who have it open with what they opened. Cutting it in place while it is open
 * would end the process that reads it; nothing in Assay does that.
 *
 * <p>With a key ({@link assay.match.atrest}) the file below is the content of an encrypted one, and
 * is decrypted into memory, not mapped.
 *
 * <h2>Index file, version 1</h2>
 *
 * <p>Numbers are little-endian. CRC means CRC-32C (Castagnoli, RFC 3720 appendix B.4).
 *
 * <pre>
 * 0      8   magic: the ASCII letters ASSAYIDX
 * 8      4   format version: 1
 * 12     4   CRC of the bytes 0..11. The first sixteen bytes are the same in every version
 * 16         zeros up to 4096
 * 4096       the sections, one after the other, each followed by zeros up to the next multiple of 4096
 * t          section table, 64 bytes for each section, in the order of the sections:
 *              40  name: 1..40 of a-z 0-9 . - in ASCII, then zeros; no two are the same
 *              8   offset from the beginning of the file, a multiple of 4096
 *              8   length in bytes, at most 2,147,479,552 (so that one buffer maps it with its zeros)
 *              4   CRC of the content
 *              4   zero
 * last 32    8   t: where the table begins, a multiple of 4096
 *            4   number of sections, 0..4096
 *            4   CRC of the table
 *            8   length of the file
 *            4   zero
 *            4   CRC of the 28 bytes before
 * </pre>
 *
 * <p>What a section holds is said by the package that writes it.
 */
package assay.match.file;
