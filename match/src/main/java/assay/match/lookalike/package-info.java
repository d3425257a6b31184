/**
 * Remembers which contents look how, so that what looks like one of them is found later.
 *
 * <p>{@link assay.match.lookalike.LookalikeIndexBuilder} writes an index file, {@link
 * assay.match.lookalike.LookalikeIndex} opens it. A content is named by the SHA-256 of its stored
 * bytes; where it was seen is known to others.
 *
 * <h2>Sections of the file</h2>
 *
 * <p>Beside those of the {@linkplain assay.match.index PDQ index}, whose positions are counted from
 * 0 to n - 1; little-endian:
 *
 * <pre>
 * contents.starts   int32 starts[n + 1]: the number of the first content of each hash, and of all
 * contents          the SHA-256 of each content, 32 bytes; those of one hash in their order, each once
 * </pre>
 *
 * <p>That is 164 bytes for a picture that looks like no other, and 4 MiB.
 */
package assay.match.lookalike;
