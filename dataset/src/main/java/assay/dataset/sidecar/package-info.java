/**
 * Reads what a small JSON file beside a picture says about where the picture came from, as
 * img2dataset and WebDataset writers leave it, in archives and in folders alike.
 *
 * <p>{@link assay.dataset.sidecar.Sidecar} is the door; {@link assay.dataset.sidecar.ShardStats}
 * adds the times that img2dataset notes for a whole shard. Only members at the top level are looked
 * at; what is not there, too long or of another form is absent, never guessed. {@code __url__},
 * which loaders set to the place of the shard, is never an origin.
 */
package assay.dataset.sidecar;
