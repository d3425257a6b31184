/**
 * Opens datasets: says which files are shards, and of which format.
 *
 * <p>{@link assay.dataset.Datasets} is the door, and the one place where formats are installed.
 * They are named there rather than discovered, because a stray jar must not change what is
 * screened.
 */
package assay.dataset;
