/**
 * Reads what others wrote about captures: CDX, CDXJ, Common Crawl's columnar index, what
 * img2dataset leaves behind, and the records of snapshots.
 *
 * <p>{@link assay.casework.indexes.CaptureFiles} is the door for files, {@link
 * assay.casework.indexes.RecordedCapture} for records. A line that is malformed is named and
 * counted, never passed over in silence and never guessed at.
 */
package assay.casework.indexes;
