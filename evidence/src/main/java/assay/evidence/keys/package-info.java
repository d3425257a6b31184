/**
 * The keys that a workspace signs with, in files.
 *
 * <p>{@link assay.evidence.keys.Keys} is the door; {@link assay.evidence.keys.KeyFile} is one file,
 * {@link assay.evidence.keys.SecretFile} one that holds a secret which signs nothing. There are two
 * keys and they are never the same: one for statements, one for notes. A secret key is readable by
 * its owner only from its first byte on, and one that is open to others is refused. No message
 * holds key material.
 *
 * <h2>Files</h2>
 *
 * <pre>
 * statement.pem   Ed25519, PKCS#8: PRIVATE KEY, or with a passphrase ENCRYPTED PRIVATE KEY
 *                 (PBES2: PBKDF2 with HMAC-SHA-256 and 600,000 rounds, AES-256-CBC)
 * statement.pub   its public half: PUBLIC KEY
 * log.pem, log.pub    the same, for notes
 * log.vkey        one line: the note key, with the name of the log
 * </pre>
 */
package assay.evidence.keys;
