/**
 * The HTTP messages inside archived records: their heads, and what their bodies are once chunking
 * and content codings are undone.
 *
 * <p>{@link assay.dataset.http.HttpHead} and {@link assay.dataset.http.HttpBody} are the doors.
 * Everything streams; a body that cannot be read to its end says so and never passes for a whole
 * one.
 */
package assay.dataset.http;
