/**
 * Recovers the lost provenance of items from an index of captures.
 *
 * <p>{@link assay.casework.recovery.Recovery} is the door: by an exact digest of the bytes held, by
 * the digest that upstream declares of the bytes before a transformation, by the position of the
 * archived record, by the exact address, by the sample's key in a release, in this order. What was
 * observed stays; what is added is marked as joined, and names its method and source. All captures
 * that were found are listed as sightings. Captures of what merely looks alike ({@link
 * assay.stage.Lookalikes}) are listed apart, inferred, and complete nothing.
 *
 * <h2>Recovered provenance, version 1</h2>
 *
 * <pre>
 * protected/recovered/00000.jsonl   one document of type assay.recovered/v1 a line, by item, one file per input shard;
 *                                   no file if nothing was found
 *   shard, index, member            the item
 *   method                          stored-digest, declared-digest, record-position, url, sample-key; near-duplicate if
 *                                   nothing but what looks alike was found
 *   source {name, sha256}           where the tied capture was read
 *   before, after {grade, actionable}
 *   provenance                      the record of type assay.provenance/v1, completed
 *   sightings[]                     captures by time, each with its method and source
 *   tied                            the number of the one that provenance is completed from; absent if all were made
 *                                   after the item was acquired, or contradict what was observed of it
 *   sightingsCut                    there are more than the 1,000 that are listed
 *   alsoSeenAt[]                    captures of what looks alike, nearest first, at most 100: as a sighting, and basis
 *                                   (inferred), looksLike (SHA-256 of that content), distance (bits of PDQ)
 * </pre>
 */
package assay.casework.recovery;
