/**
 * Counts distinct contents, however many items there are.
 *
 * <p>{@link assay.evidence.contents.DistinctContents} is the door. It sorts tags in runs of a fixed
 * size, spills each run into an owner-only scratch folder, and merges them; the folder is emptied
 * when it is closed.
 *
 * <h2>Run, version 1</h2>
 *
 * <pre>
 * rows of 33 bytes, ascending: 32 bytes tag, 1 byte of marks (1 matched, 2 suspected, 4 unscreenable, 8 kept)
 * </pre>
 */
package assay.evidence.contents;
