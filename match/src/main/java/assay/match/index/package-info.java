/**
 * Finds the listed fingerprints that are equal or near to a given one.
 *
 * <p>{@link assay.match.index.FingerprintSorter} gathers fingerprints and hands back a {@link
 * assay.match.index.FingerprintColumn}: the distinct values, sorted, in one array. Two doors look
 * into a column: {@link assay.match.index.DigestIndex} for equal values, {@link
 * assay.match.index.HammingIndex} for near ones. Both answer with positions in the column. {@link
 * assay.match.index.DigestIndexBuilder} writes a digest index that is larger than memory.
 *
 * <p>No value within the radius is missed, and none beyond it is returned, whatever the values are;
 * only speed depends on how they are spread. A column and an index never change once they are built
 * and may be read by any number of threads.
 *
 * <h2>Layout in memory</h2>
 *
 * <pre>
 * column     16 (MD5) to 64 bytes per value: big-endian words of eight bytes, the last one padded with zeros
 * digests    the length of the digest, and half a byte to a byte for where each prefix begins
 * Hamming    + 96 bytes per value and 4 MiB: sixteen tables, one per part of sixteen bits, each with
 *              int  offsets[65537]    where the bucket of each part value begins
 *              int  positions[n]      in bucket order
 *              16-bit signatures[n]   the next part's value, in the same order, four to a long
 * </pre>
 *
 * <h2>Digests in an index file</h2>
 *
 * <pre>
 * md5.values.0 …   (or sha1, sha256, sha512) the distinct digests in the order of their bytes, n in
 *                  all; each piece but the last has as many as fit 1 GiB, rounded down to a power of two
 * md5.prefixes     int begins[2^k + 1], little-endian, k the least number from 1 on with 8 * 2^k >= n:
 *                  begins[p] is the position of the first digest whose first k bits are at least p
 * </pre>
 */
package assay.match.index;
