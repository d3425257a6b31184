/**
 * Merkle tree roots after RFC 6962, computed streaming.
 *
 * <p>{@link assay.merkle.MerkleRoot} is the door.
 */
package assay.merkle;
