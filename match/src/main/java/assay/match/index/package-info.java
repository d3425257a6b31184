/**
 * Finds the listed fingerprints that are equal or near to a given one.
 *
 * <p>{@link assay.match.index.FingerprintSorter} gathers fingerprints and hands back a {@link
 * assay.match.index.FingerprintColumn}: the distinct values, sorted, one after the other. Two doors
 * look into a column: {@link assay.match.index.DigestIndex} for equal values, {@link
 * assay.match.index.HammingIndex} for near ones. Both answer with positions in the column. {@link
 * assay.match.index.DigestIndexBuilder} writes a digest index that is larger than memory.
 *
 * <p>No value within the radius is missed, and none beyond it is returned, whatever the values are;
 * only speed depends on how they are spread. A column and an index never change once they are built
 * and may be read by any number of threads.
 *
 * <h2>Layout</h2>
 *
 * <p>Everything lies outside the heap, little-endian, each line below in less than 2 GiB.
 *
 * <pre>
 * column     16 (MD5) to 64 bytes per value: words of eight bytes, most significant word first, the
 *            last one padded with zeros
 * digests    the length of the digest, and half a byte to a byte for where each prefix begins
 * Hamming    + 96 bytes per value and 4 MiB: sixteen tables, one per part of sixteen bits. Part i
 *            is bits 16 * (i mod 4) and up of word i / 4 of the column. A table has
 *              int32  offsets[65537]  where the bucket of each part value begins
 *              int32  positions[n]    in the column; in bucket order
 *              uint16 signatures[n]   the next part's value (after 15 comes 0), in the same order
 * </pre>
 *
 * <p>Thresholds for radius r: (r + 1) / 16 for each part, rounded down, and one more for the first
 * (r + 1) mod 16 parts. Sources: Norouzi, Punjani, Fleet, "Fast exact search in Hamming space with
 * multi-index hashing", 2014; Qin, Xiao, "Pigeonring: a principle for faster thresholded similarity
 * search", VLDB 2018.
 *
 * <h2>Digests in an index file</h2>
 *
 * <pre>
 * md5.values.0 …   (or sha1, sha256, sha512) the distinct digests in the order of their bytes, n in
 *                  all; each piece but the last has as many as fit 1 GiB, rounded down to a power of two
 * md5.prefixes     int begins[2^k + 1], little-endian, k the least number from 1 on with 8 * 2^k >= n:
 *                  begins[p] is the position of the first digest whose first k bits are at least p
 * </pre>
 *
 * <h2>PDQ hashes in an index file</h2>
 *
 * <pre>
 * pdq.column          the column as above
 * pdq.0.offsets …     the tables as above, for each part from 0 to 15
 * pdq.0.positions …
 * pdq.0.signatures …  with zeros up to a multiple of eight bytes
 * </pre>
 *
 * <p>Opening an index makes sure that offsets rise and that positions exist; that the rest is as it
 * was written is what the checksums of the file tell. To see that each position stands in its own
 * bucket would take as long as building the tables. Who writes a file with right checksums and
 * wrong buckets can so hide values, as by leaving them out; nothing can be made up: what is found
 * is compared in full.
 */
package assay.match.index;
