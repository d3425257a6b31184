/**
 * Verifies, offline, what a statement claims: of a shard, of one item, of one content.
 *
 * <p>{@link assay.evidence.verify.Verifier} is the door. The order of its checks is fixed, and the
 * first that fails is the answer, with one of the {@link assay.evidence.verify.ErrorCode codes}
 * that other programs may rely on. Whom to trust, and what is demanded, says a {@link
 * assay.evidence.verify.TrustPolicy}; keys that come with the evidence are never trusted.
 *
 * <p>Nothing here reads the network, and nothing but the JDK is needed.
 */
package assay.evidence.verify;
