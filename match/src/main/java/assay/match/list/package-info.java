/**
 * Reads hash lists from files.
 *
 * <p>{@link assay.match.list.HashLists} is the door. It promises that every line of every file is
 * either taken or refused with its place; if one is refused, nothing is loaded, because a list that
 * is short of a line would call clear what the publisher listed. Messages name the place and what
 * was expected there, never what stands there.
 *
 * <h2>Files</h2>
 *
 * <p>UTF-8, a byte order mark allowed; lines end in LF, CRLF or CR and have at most 65,536
 * characters. Blank lines and lines that start with {@code #} say nothing. Hexadecimal may be of
 * either case. A file without any entry is refused. The first line that says something shows the
 * format:
 *
 * <pre>
 * pdq:FILE (or md5:, sha1:, …)   the prefix names the algorithm, each line is a bare value
 * {"algorithm":"md5","value":"…","id":"7"}       JSON Lines, an object in each line
 * algorithm,value,id,classification              a header, then CSV; with tabs, TSV
 * md5,sha1,sha256,pdq,id                         the same with a column for each algorithm
 * pdq f8f8…                                      signal type and value, as python-threatexchange writes them
 * </pre>
 *
 * <p>Columns and members may be {@code algorithm} with {@code value}, the name of an algorithm
 * ({@code md5}, {@code sha1}, {@code sha256}, {@code sha512}, {@code pdq}), {@code id} and {@code
 * classification}; others are left alone. A line may hold several fingerprints, and needs one. A
 * bare value without a prefix is refused whatever its length: 64 digits may be SHA-256 or PDQ. A
 * quoted field ends in its line, for an unclosed quote would swallow the lines after it.
 *
 * <p>A folder is one list, of all its files in the order of their names, without those whose name
 * starts with a dot; a folder in it is refused.
 *
 * <h2>What is kept</h2>
 *
 * <p>Every entry with its id and classification; entries equal in all of these are one. A list
 * holds 16 to 64 bytes for each distinct value, 16 for each entry and the text of the ids, without
 * an object for any of them.
 */
package assay.match.list;
