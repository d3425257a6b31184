/**
 * Reads hash lists from files.
 *
 * <p>{@link assay.match.list.HashLists} is the door. It promises that every line of every file is
 * either taken or refused with its place; if one is refused, nothing is loaded, because a list that
 * is short of a line would call clear what the publisher listed. Messages name the place and what
 * was expected there, never what stands there.
 *
 * <p>{@link assay.match.list.ListElements} is the door for those who pull lists from elsewhere: it
 * tells what stands in one file, element after element, and leaves to them what a refused one
 * means.
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
 * "SHA-1","MD5","CRC32","FileName",…             NSRL RDS 2.x: known to be good, so no list of what must go
 * SQLite format 3                                NSRL RDS 3, the same; from a file only, for it is no stream
 * {"@odata.context":"…/2.0.xml/US/$metadata#Media","value":[…]}   VICS 1.2, 1.3, 2.0, a document, not lines
 * </pre>
 *
 * <p>Each may be compressed with gzip, told by content. Only values of the five algorithms above
 * are looked up; others that lists are known to have (PhotoDNA, vPDQ, URLs, …) are told to those
 * who pull, and refused by {@code HashLists}.
 *
 * <p>Columns and members may be {@code algorithm} with {@code value}, the name of an algorithm
 * ({@code md5}, {@code sha1}, {@code sha256}, {@code sha512}, {@code pdq}), {@code id} and {@code
 * classification}; others are left alone. Algorithms of {@linkplain assay.match.licensed licensed
 * programs} that are installed stand like these, with values that are kept as they are. A line may
 * hold several fingerprints, and needs one. A bare value without a prefix is refused whatever its
 * length: 64 digits may be SHA-256 or PDQ. A quoted field ends in its line, for an unclosed quote
 * would swallow the lines after it.
 *
 * <p>A folder is one list, of all its files in the order of their names, without those whose name
 * starts with a dot; a folder in it is refused.
 *
 * <h2>What is kept</h2>
 *
 * <p>Every entry with its id and classification; entries equal in all of these are one. A list
 * holds 16 to 64 bytes for each distinct value, 16 for each entry and the text of the ids, without
 * an object for any of them.
 *
 * <h2>A list in an index file, version 1</h2>
 *
 * <p>{@code banks/<id>-<digits>.idx} is an index file ({@link assay.match.file}) with the sections
 * below. Numbers are 32 bits, little-endian. The digits are the first 32 of the key: SHA-256 of the
 * canonical JSON of format, id, algorithm of bare values, installed licensed algorithms, time, and
 * name and SHA-256 of each file.
 *
 * <pre>
 * about                 canonical JSON: the key, and the list's version as it stands in run.json
 * ids.text, .ends       the ids as UTF-8, one after the other; 0, then where each ends. Text n, from 1
 *                       on, lies between ends[n - 1] and ends[n]; 0 is the number of no text
 * classifications.…     the same
 * for each algorithm:
 *   md5.values.…, md5.prefixes, or pdq.…          the distinct values, as {@link assay.match.index} says
 *   pdna.values.text, .ends                         values of a licensed algorithm, sorted, as texts like the ids
 *   md5.entries         where the entries of each value begin, and at the end how many there are
 *   md5.ids             for each entry the number of its id
 *   md5.classifications for each entry the number of its classification
 * </pre>
 */
package assay.match.list;
