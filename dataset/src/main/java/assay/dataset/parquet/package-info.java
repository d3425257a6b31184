/**
 * Reads Parquet files whose columns hold pictures, sounds or films, and writes them again without
 * rows.
 *
 * <p>{@link assay.dataset.parquet.ParquetFormat} is the door. Every value of a media column is an
 * item, named by its row, its column and its place in a list; a row leaves as a whole. Which
 * columns these are is found by what the file says and holds, not by configuration.
 *
 * <h2>How a file is tiled</h2>
 *
 * <pre>
 * glue    "PAR1"
 * then    for each row group one extent, shared by a side entry (the columns without media) and the
 *         items in order of their rows
 * index   page indexes, Bloom filters, footer: made anew when a row leaves
 * </pre>
 *
 * <p>Every page of every column is read, its checksum verified where there is one, and pages must
 * fill their columns exactly; a byte that is neither page, index, padding nor footer is refused.
 * Values are decoded a page at a time. The library's decoders and its writer are used; its reader,
 * which holds a whole row group, and Hadoop's codecs are not.
 */
package assay.dataset.parquet;
