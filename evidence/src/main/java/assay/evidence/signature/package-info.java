/**
 * What notes and envelopes share: Ed25519 with the JDK alone, and readers that accept one spelling
 * of a thing and no other.
 *
 * <p>{@link assay.evidence.signature.Ed25519} is the door. Nothing here depends on a library: the
 * package goes into the verifier that strangers run. Whatever the input, the readers answer with a
 * value, an empty one or a {@link assay.evidence.signature.KeyException}, and never quote it.
 */
package assay.evidence.signature;
