/**
 * Where an item came from, and where it went.
 *
 * <p>{@link assay.evidence.trace.Trace} is the door: every sighting of what was asked for, each as
 * a {@link assay.evidence.trace.Trail} of stations from the page where it was published to the
 * snapshot that it is in. A station says on whose word it rests; one that is not known is there as
 * well, and says which gap it is. What indexes of archives know of the item stands beside its way,
 * in {@link assay.evidence.trace.Recovered}. A trace is told as text, JSON, or a page with a
 * picture.
 *
 * <p>A trace of a removed item names addresses that lead to it. It is for those who handle the
 * item, and nothing here writes a file.
 */
package assay.evidence.trace;
