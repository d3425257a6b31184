package assay.evidence.signature;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Ed25519 (RFC 8032) as every JDK has it, with keys as the 32 bytes that standards exchange. */
public final class Ed25519 {
  /** The length of a public key and of a seed. */
  public static final int KEY_BYTES = 32;

  /** The length of a signature. */
  public static final int SIGNATURE_BYTES = 64;

  private static final String NAME = "Ed25519";
  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

  private Ed25519() {}

  /** A fresh key pair. */
  public static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance(NAME).generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw absent(e);
    }
  }

  /**
   * The public key of 32 bytes.
   *
   * @throws KeyException if they are no point of the curve, or not the shortest way to write it
   */
  public static PublicKey publicKey(byte[] raw) throws KeyException {
    if (raw.length != KEY_BYTES) {
      throw new KeyException("an Ed25519 key has 32 bytes, not " + raw.length);
    }
    if (y(raw).compareTo(P) >= 0) {
      throw new KeyException("an Ed25519 key with a coordinate beyond the field");
    }
    try {
      PublicKey key =
          KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(spki(raw)));
      Signature.getInstance(NAME).initVerify(key); // only here is the point computed
      return key;
    } catch (GeneralSecurityException e) {
      throw new KeyException("the bytes of an Ed25519 key are not a point of its curve");
    }
  }

  private static BigInteger y(byte[] raw) {
    byte[] bigEndian = new byte[KEY_BYTES];
    for (int i = 0; i < KEY_BYTES; i++) {
      bigEndian[KEY_BYTES - 1 - i] = raw[i];
    }
    bigEndian[0] &= 0x7f; // the highest bit is the sign of x
    return new BigInteger(1, bigEndian);
  }

  /** The DER SubjectPublicKeyInfo of a public key's 32 bytes. */
  public static byte[] spki(byte[] raw) {
    byte[] spki = Arrays.copyOf(SPKI, SPKI.length + raw.length);
    System.arraycopy(raw, 0, spki, SPKI.length, raw.length);
    return spki;
  }

  /** Whether this begins like the SubjectPublicKeyInfo of an Ed25519 key and is as long. */
  public static boolean isSpki(byte[] spki) {
    return spki.length == SPKI.length + KEY_BYTES
        && Arrays.equals(spki, 0, SPKI.length, SPKI, 0, SPKI.length);
  }

  /**
   * The 32 bytes of a public key.
   *
   * @throws KeyException if it is not an Ed25519 key
   */
  public static byte[] raw(PublicKey key) throws KeyException {
    byte[] spki = key.getEncoded();
    if (spki == null || !isSpki(spki)) {
      throw new KeyException("an Ed25519 key was expected, not " + key.getAlgorithm());
    }
    return Arrays.copyOfRange(spki, SPKI.length, spki.length);
  }

  /**
   * Signs.
   *
   * @throws IllegalArgumentException if it is not an Ed25519 key
   */
  public static byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("an Ed25519 key was expected, not " + key.getAlgorithm());
    } catch (NoSuchAlgorithmException | SignatureException e) {
      throw absent(e);
    }
  }

  /** Whether the signature is the key's over the message; false for whatever is none. */
  public static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_BYTES) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(NAME);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (NoSuchAlgorithmException e) {
      throw absent(e);
    } catch (GeneralSecurityException e) {
      return false; // a point that is none, a scalar beyond the order
    }
  }

  /** Whether the two halves belong together, tried by signing and verifying once. */
  public static boolean isPair(PublicKey publicKey, PrivateKey privateKey) {
    byte[] message = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(message);
    return verifies(publicKey, message, sign(privateKey, message));
  }

  /**
   * The pair of a private key. The JDK has no way to ask for the public half; but its generator
   * takes as a seed the 32 bytes that its source of randomness gives it.
   *
   * @throws KeyException if it is not an Ed25519 key, or this Java's generator works otherwise
   */
  public static KeyPair pair(PrivateKey privateKey) throws KeyException {
    byte[] seed = seed(privateKey);
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
      generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
      PublicKey publicKey = generator.generateKeyPair().getPublic();
      if (!isPair(publicKey, privateKey)) {
        throw new KeyException("this Java cannot compute the public half of a private key");
      }
      return new KeyPair(publicKey, privateKey);
    } catch (GeneralSecurityException e) {
      throw absent(e);
    }
  }

  private static byte[] seed(PrivateKey key) throws KeyException {
    return Optional.of(key)
        .filter(EdECPrivateKey.class::isInstance)
        .map(EdECPrivateKey.class::cast)
        .filter(edEc -> edEc.getParams().getName().equals(NAME))
        .flatMap(EdECPrivateKey::getBytes)
        .orElseThrow(
            () ->
                new KeyException("an Ed25519 private key was expected, not " + key.getAlgorithm()));
  }

  private static IllegalStateException absent(GeneralSecurityException e) {
    return new IllegalStateException("every JDK from 15 has Ed25519", e);
  }

  /** Not random at all: gives back the seed. */
  private static final class Given extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final byte[] seed;

    Given(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
    }
  }
}
