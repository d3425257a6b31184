/**
 * Where an item came from, when, how it entered the pool, and what of that is unknown.
 *
 * <p>{@link assay.provenance.Provenance} is the door: the facts, each with its {@link
 * assay.provenance.Basis}; {@link assay.provenance.Grading} computes five dimensions, the grade and
 * the gaps from them. An unknown fact is absent and listed as a gap, never empty and never guessed.
 */
package assay.provenance;
