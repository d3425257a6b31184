/**
 * Hash lists as the rest of the house knows them: {@link assay.list.ListEntry}, one line of a list,
 * {@link assay.list.ListVersion}, which state of it was used, and {@link assay.list.ListSource},
 * what is known of one that was pulled.
 */
package assay.list;
