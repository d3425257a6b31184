/**
 * Rows that only point elsewhere: tables of addresses, as LAION and DataComp publish them.
 *
 * <p>{@link assay.dataset.reference.ReferenceTable} is the door: it is made from the names of the
 * columns, tells whether rows of such a table are references, which of its columns matter, and
 * makes the {@link assay.dataset.reference.ReferenceItem} of a row. Formats of any kind use it.
 *
 * <p>A reference has no bytes. Its addresses and every digest in a column that is named after an
 * algorithm ({@code md5}, {@code sha1}, {@code sha256}, {@code sha512}) are compared with the
 * lists. {@code hash} (LAION) is made from address and text, {@code uid} (DataComp) is a random
 * number: neither is a digest of content. A digest that is there and cannot be read is never passed
 * over: the row is unscreenable.
 */
package assay.dataset.reference;
