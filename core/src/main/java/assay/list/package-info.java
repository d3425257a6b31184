/**
 * Hash lists as the rest of the house knows them: {@link assay.list.ListEntry}, one line of a list,
 * and {@link assay.list.ListVersion}, which state of it was used.
 */
package assay.list;
