/**
 * Files beside shards that speak of what is in them by number, place or digest: after something
 * left, they speak of a dataset that is no more.
 *
 * <p>{@link assay.dataset.beside.StaleFiles} is the door. It names them; nothing is changed.
 */
package assay.dataset.beside;
