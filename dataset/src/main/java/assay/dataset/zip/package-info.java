/**
 * Zip archives: what lies in them, by their central directory, and writing them again without some
 * of it.
 *
 * <p>{@link assay.dataset.zip.ZipFormat} is the door for zips that are shards; {@link
 * assay.dataset.zip.ZipDirectory} for those that are found as items. A zip says twice what is in
 * it, before each entry and at its end, and readers differ in what they believe; so here both have
 * to agree, and every byte has to belong to an entry or to the directory. What does not is refused,
 * never guessed.
 *
 * <h2>What a shard is made of</h2>
 *
 * <pre>
 * item    a local header, packed data, and the descriptor behind them if there is one
 * glue    a directory's header
 * glue    the central directory and what ends the archive; made anew if something was left out
 * </pre>
 *
 * <p>Entries that stay are copied as they lie, packed bytes and all. Memory for a shard is sixteen
 * bytes an entry.
 */
package assay.dataset.zip;
