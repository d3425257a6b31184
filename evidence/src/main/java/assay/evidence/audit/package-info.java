/**
 * A challenge audit: an outsider picks items at random, and the operator shows their leaves.
 *
 * <p>{@link assay.evidence.audit.AuditChallenge} names the items, by randomness that did not exist
 * when the tree was signed; {@link assay.evidence.audit.AuditResponse} writes and checks the
 * answer. If a share f of the leaves is wrong, k challenges meet one with probability 1 - (1 -
 * f)^k.
 *
 * <h2>Challenge</h2>
 *
 * <pre>
 * {"beacon":"…hex","count":4603,"itemsRoot":"…","size":…,"statement":"…","type":"assay.challenge/v1"}
 * </pre>
 *
 * <h2>Response</h2>
 *
 * One line for each challenged index, ascending, each index once. It holds leaves, also those of
 * removed items if they were picked: it is for the auditor alone.
 *
 * <pre>
 * {"index":5,"leaf":"…base64","path":["…base64",…]}
 * </pre>
 */
package assay.evidence.audit;
