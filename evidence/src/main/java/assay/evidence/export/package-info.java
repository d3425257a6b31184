/**
 * Tells others, in the formats they read, what a snapshot is and where it came from.
 *
 * <p>{@link assay.evidence.export.ExportFormat} is the door: values in, JSON out. {@link
 * assay.evidence.export.Outline} holds all that an export may tell of a snapshot. Its numbers are
 * those of the signed statement, its shards those of the manifest, its times those of what was
 * kept. Of what was removed there is nothing in it but the totals that the statement publishes.
 *
 * <p>Only {@link assay.evidence.export.Scope.Item} can speak of a removed item; such a document
 * goes through the protected channel, and whoever writes it sees to that.
 */
package assay.evidence.export;
