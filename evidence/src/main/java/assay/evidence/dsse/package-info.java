/**
 * Signed statements in DSSE envelopes, version 1.0.2.
 *
 * <p>{@link assay.evidence.dsse.Envelope} is the door. What is signed is the bytes of the payload
 * and its type, never a canonical form of anything; the payload that an envelope gives is the very
 * bytes that its signatures were verified over. The key decides how a signature is verified, the
 * envelope never does. Whatever the input, reading gives a value, an {@link
 * assay.evidence.dsse.EnvelopeException} or a {@link assay.evidence.signature.KeyException}.
 *
 * <h2>Envelope</h2>
 *
 * <pre>
 * {"payload":"base64","payloadType":"...","signatures":[{"keyid":"a hint","sig":"base64"}]}
 *   signed        "DSSEv1" SP len(type) SP type SP len(payload) SP payload
 *   keyid         as we write it: "sha256:" hex(SHA-256(DER SubjectPublicKeyInfo)); never relied on
 *   limits        16 MiB, 1 to 32 signatures, 64 levels
 * NAME.dsse.json      one envelope
 * NAME.intoto.jsonl   one a line, in no order; a line that is none is skipped
 * </pre>
 */
package assay.evidence.dsse;
