/**
 * Tells what bytes are from their signature, never from a name or a declared type.
 *
 * <p>{@link assay.dataset.media.Signatures} is the door. It knows the common media and containers
 * itself, because a library that asks more questions is slower and calls some pictures films; text
 * is told apart by its first characters; what is then still unknown is looked up in Tika's table of
 * magic numbers. A container always has a name that {@code MediaType.isArchive} knows.
 *
 * <p>Safe to share between threads; the same bytes give the same answer on every machine.
 */
package assay.dataset.media;
