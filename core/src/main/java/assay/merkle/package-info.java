/**
 * Merkle trees after RFC 6962 and RFC 9162, over SHA-256: roots, proofs and their verification.
 *
 * <p>{@link assay.merkle.MerkleRoot} computes a root in memory that does not grow; {@link
 * assay.merkle.MerkleProver} makes proofs from stored hashes; {@link assay.merkle.InclusionProof}
 * and {@link assay.merkle.ConsistencyProof} tell whether they hold. Everything in a proof is
 * public: nothing here is secret or compared in constant time.
 */
package assay.merkle;
