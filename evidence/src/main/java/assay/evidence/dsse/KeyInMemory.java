package assay.evidence.dsse;

import assay.evidence.signature.Ed25519;
import java.security.KeyPair;

/** Holds its private half itself. */
record KeyInMemory(VerificationKey verificationKey, KeyPair pair) implements StatementKey {
  @Override
  public byte[] sign(byte[] message) {
    return Ed25519.sign(pair.getPrivate(), message);
  }

  /** The public key only. */
  @Override
  public String toString() {
    return "StatementKey[" + verificationKey + "]";
  }
}
