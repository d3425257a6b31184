/**
 * Finds the listed fingerprints that are equal or near to a given one.
 *
 * <p>{@link assay.match.index.FingerprintSorter} gathers fingerprints and hands back a {@link
 * assay.match.index.FingerprintColumn}: the distinct values, sorted, in one array. Two doors look
 * into a column: {@link assay.match.index.DigestIndex} for equal values, {@link
 * assay.match.index.HammingIndex} for near ones. Both answer with positions in the column.
 *
 * <p>No value within the radius is missed, and none beyond it is returned, whatever the values are;
 * only speed depends on how they are spread. A column and an index never change once they are built
 * and may be read by any number of threads.
 *
 * <h2>Layout in memory</h2>
 *
 * <pre>
 * column     16 (MD5) to 64 bytes per value: big-endian words of eight bytes, the last one padded with zeros
 * digests    + 256 KiB: where each first 16-bit prefix begins
 * Hamming    + 96 bytes per value and 4 MiB: sixteen tables, one per part of sixteen bits, each with
 *              int  offsets[65537]    where the bucket of each part value begins
 *              int  positions[n]      in bucket order
 *              16-bit signatures[n]   the next part's value, in the same order, four to a long
 * </pre>
 */
package assay.match.index;
