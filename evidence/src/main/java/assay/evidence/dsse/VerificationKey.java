package assay.evidence.dsse;

import assay.evidence.signature.Base64Text;
import assay.evidence.signature.Ed25519;
import assay.evidence.signature.KeyException;
import assay.evidence.signature.Pem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public key that envelopes are verified with: Ed25519, or ECDSA over P-256. Every key has one
 * encoding here, so that one key in two spellings does not count as two.
 */
public final class VerificationKey {
  private static final String PEM_LABEL = "PUBLIC KEY";

  private final byte[] spki;
  private final PublicKey key;

  private VerificationKey(byte[] spki, PublicKey key) {
    this.spki = spki;
    this.key = key;
  }

  /**
   * Reads a DER SubjectPublicKeyInfo.
   *
   * @throws KeyException if it is not one of an Ed25519 key or an uncompressed P-256 key
   */
  public static VerificationKey of(byte[] spki) throws KeyException {
    PublicKey key =
        Ed25519.isSpki(spki)
            ? Ed25519.publicKey(
                Arrays.copyOfRange(spki, spki.length - Ed25519.KEY_BYTES, spki.length))
            : P256.publicKey(spki);
    return new VerificationKey(spki.clone(), key);
  }

  /**
   * Takes a key of the JDK.
   *
   * @throws KeyException if it is of another kind
   */
  public static VerificationKey of(PublicKey key) throws KeyException {
    byte[] spki = key.getEncoded();
    if (spki == null) {
      throw new KeyException("a public key without an encoding");
    }
    return of(spki);
  }

  /**
   * Reads PEM, or the Base64 of a DER SubjectPublicKeyInfo.
   *
   * @throws KeyException if it is neither
   */
  public static VerificationKey parse(String text) throws KeyException {
    if (!Pem.isPem(text)) {
      return of(
          Base64Text.standard(text.strip())
              .orElseThrow(() -> new KeyException("a public key in PEM or Base64 was expected")));
    }
    Pem pem = Pem.parse(text);
    if (!pem.label().equals(PEM_LABEL)) {
      throw new KeyException("a PEM block PUBLIC KEY was expected, not " + pem.label());
    }
    return of(pem.der());
  }

  /** Whether the signature is this key's over the message; false for whatever is none. */
  public boolean verifies(byte[] message, byte[] signature) {
    return key instanceof EdECPublicKey
        ? Ed25519.verifies(key, message, signature)
        : P256.verifies(key, message, signature);
  }

  /** How envelopes hint at this key. */
  public String keyid() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(spki);
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The DER SubjectPublicKeyInfo. */
  public byte[] spki() {
    return spki.clone();
  }

  /** The same as PEM. */
  public String pem() {
    return new Pem(PEM_LABEL, spki).write();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerificationKey k && Arrays.equals(spki, k.spki);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(spki);
  }

  /** Its key id. */
  @Override
  public String toString() {
    return keyid();
  }
}
