/**
 * The names that containers and file systems give, as text: bytes that somebody else chose, to be
 * shown, compared and sorted, and never trusted.
 *
 * <p>{@link assay.dataset.names.RawName} is the door.
 */
package assay.dataset.names;
