/**
 * Reads the JSON that services answer with.
 *
 * <p>{@link assay.match.exchange.json.ServiceJson} is the door. Our own documents are of a
 * restricted form; those of others have nulls and fractions.
 */
package assay.match.exchange.json;
