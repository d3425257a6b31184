/**
 * Text of one record a line: JSON Lines, CSV, TSV, and lists of addresses; plain, or compressed as
 * a whole.
 *
 * <p>{@link assay.dataset.lines.LinesFormat} is the door. Each record is an extent with its line
 * end; a byte order mark, blank lines and the header of a table are glue. Kept records keep their
 * bytes. A row that says where content is, and has none, is a reference ({@link
 * assay.dataset.reference.ReferenceTable}); any other is an item whose bytes are the line without
 * its end. A picture that stands in a row as Base64 or as a {@code data:} address is decoded, as
 * loaders would.
 *
 * <p>What is cut and what is read follow the same rules about quotes, so that no reader can take
 * the end of one row for the middle of another. What does not parse is unscreenable, never passed
 * over.
 */
package assay.dataset.lines;
