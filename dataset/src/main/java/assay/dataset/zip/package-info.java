/**
 * Zip archives: what lies in them, by their central directory alone.
 *
 * <p>{@link assay.dataset.zip.ZipDirectory} is the door. A zip says twice what is in it, before
 * each entry and at its end, and readers differ in what they believe; so here both have to agree,
 * and every byte has to belong to an entry or to the directory. What does not is refused, never
 * guessed.
 */
package assay.dataset.zip;
