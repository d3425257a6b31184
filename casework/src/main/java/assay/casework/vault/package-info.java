/**
 * Keeps what was removed, encrypted, one sealed container per thing.
 *
 * <p>{@link assay.casework.vault.AgeVault} seals, with public keys only: whoever steals the
 * screener cannot open what it sealed. {@link assay.casework.vault.VaultDoor} opens, with an
 * identity and a reason that goes into the custody log first. {@link
 * assay.casework.vault.VaultKeys} has the keys.
 *
 * <p>Sealing what is already there changes nothing, so an interrupted run is simply started again.
 * A container is named by a keyed hash of its content: without the key the name tells nothing.
 * Content streams straight into the cipher; no byte of it is ever on disk in the clear.
 *
 * <h2>Container, version 1</h2>
 *
 * <pre>
 * vault/ab/abcdef….age   one age v1 file, an X25519 recipient stanza for each of the recipients;
 *                        its name is HMAC-SHA256(names key, kind || 0x00 || SHA-256 of the content)
 *                        in lower-case hexadecimal, kind being "item" or "context"
 *   payload, once opened:
 *     4 bytes            magic "ASQ1"
 *     uint32             length of the header, big-endian
 *     header             canonical JSON: {"kind", "mediaType", "sha256", "type":"assay.sealed/v1"};
 *                        nothing but facts of the content, so that whoever seals it seals the same
 *     the rest           the content
 * vault/tmp/             containers being written; each is locked by its writer, and what no living
 *                        process has locked is removed when the vault is opened for sealing
 * </pre>
 *
 * <h2>Keys, version 1</h2>
 *
 * <pre>
 * keys/vault-recipients.txt   public age recipients, one a line; lines starting with # are comments
 * keys/vault-identity.txt     an age identity file, written only when there were no recipients; it
 *                             belongs somewhere else, and sealing never reads it
 * keys/vault-names.key        32 random bytes: the names key
 * keys/vault.lock             empty; held while keys are created
 * </pre>
 */
package assay.casework.vault;
