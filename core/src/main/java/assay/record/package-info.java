/**
 * What is remembered of an item: {@link assay.record.ItemRecord}. Evidence writes it down; nobody
 * changes it after.
 */
package assay.record;
