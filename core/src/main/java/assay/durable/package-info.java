/**
 * Files that are either as they were or as they should be, whatever moment the power fails, and
 * that only their owner can read where they must not be read by others.
 *
 * <p>{@link assay.durable.AtomicFile} and {@link assay.durable.OwnerOnly} are the doors; {@link
 * assay.durable.Exclusive} keeps two runs from each other's files.
 */
package assay.durable;
