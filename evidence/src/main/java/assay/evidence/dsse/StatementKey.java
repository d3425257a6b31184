package assay.evidence.dsse;

import assay.evidence.signature.Ed25519;
import assay.evidence.signature.KeyException;
import java.security.KeyPair;

/** Signs statements; where its private half is kept is its own affair. */
public interface StatementKey {
  /** The public half. */
  VerificationKey verificationKey();

  /** A signature that {@link #verificationKey} verifies. */
  byte[] sign(byte[] message);

  /**
   * An Ed25519 key in memory.
   *
   * @throws IllegalArgumentException if the pair is no Ed25519 pair
   */
  static StatementKey ed25519(KeyPair pair) {
    if (!Ed25519.isPair(pair.getPublic(), pair.getPrivate())) {
      throw new IllegalArgumentException("the public key is not that of the private key");
    }
    try {
      return new KeyInMemory(VerificationKey.of(pair.getPublic()), pair);
    } catch (KeyException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
