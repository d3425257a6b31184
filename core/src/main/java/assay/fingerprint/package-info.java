/**
 * Values computed from an item: a {@link assay.fingerprint.Digest} is equal or not, a {@link
 * assay.fingerprint.Pdq} near or far, of a {@link assay.fingerprint.LicensedHash} only a licensed
 * program knows.
 *
 * <p>No {@code toString} here shows a value: fingerprints of matched items and of list entries must
 * not reach a log or a message by accident.
 */
package assay.fingerprint;
