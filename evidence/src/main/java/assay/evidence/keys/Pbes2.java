package assay.evidence.keys;

import assay.evidence.signature.Der;
import assay.evidence.signature.KeyException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a private key with a passphrase as PKCS#8 and PKCS#5 v2.1 (RFC 8018) say. One choice of
 * algorithms is written and read, which is also what OpenSSL writes for {@code -aes-256-cbc}. The
 * DER is ours because JDKs differ in how they name these parameters.
 */
final class Pbes2 {
  /** What OWASP has asked for since 2023; read is whatever a file says, up to a bound. */
  static final int ROUNDS = 600_000;

  private static final int MAX_ROUNDS = 10_000_000;
  private static final int SALT_BYTES = 16;
  private static final int IV_BYTES = 16;
  private static final int KEY_BITS = 256;

  private static final byte[] PBES2 = oid("2a864886f70d01050d");
  private static final byte[] PBKDF2 = oid("2a864886f70d01050c");
  private static final byte[] HMAC_SHA256 = oid("2a864886f70d0209");
  private static final byte[] AES_256_CBC = oid("60864801650304012a");

  private Pbes2() {}

  private static byte[] oid(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /** EncryptedPrivateKeyInfo. */
  static byte[] encrypt(byte[] privateKeyInfo, char[] passphrase) {
    byte[] salt = random(SALT_BYTES);
    byte[] iv = random(IV_BYTES);
    byte[] prf =
        Der.element(Der.SEQUENCE, Der.element(Der.OID, HMAC_SHA256), Der.element(Der.NULL));
    byte[] kdf =
        Der.element(
            Der.SEQUENCE,
            Der.element(Der.OID, PBKDF2),
            Der.element(
                Der.SEQUENCE,
                Der.element(Der.OCTETS, salt),
                Der.element(Der.INTEGER, BigInteger.valueOf(ROUNDS).toByteArray()),
                prf));
    byte[] cipher =
        Der.element(Der.SEQUENCE, Der.element(Der.OID, AES_256_CBC), Der.element(Der.OCTETS, iv));
    byte[] algorithm =
        Der.element(
            Der.SEQUENCE, Der.element(Der.OID, PBES2), Der.element(Der.SEQUENCE, kdf, cipher));
    try {
      byte[] encrypted =
          aes(Cipher.ENCRYPT_MODE, passphrase, salt, ROUNDS, iv).doFinal(privateKeyInfo);
      return Der.element(Der.SEQUENCE, algorithm, Der.element(Der.OCTETS, encrypted));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2 and AES", e);
    }
  }

  /**
   * The PrivateKeyInfo.
   *
   * @throws KeyException if it is encrypted in another way, the passphrase is wrong, or the file is
   *     damaged: which of the last two, nobody can tell
   */
  static byte[] decrypt(byte[] encryptedPrivateKeyInfo, char[] passphrase) throws KeyException {
    Der file = Der.of(encryptedPrivateKeyInfo);
    Der info = file.sequence();
    file.end();
    Der algorithm = info.sequence();
    byte[] encrypted = info.next(Der.OCTETS);
    info.end();
    require(algorithm, PBES2, "PBES2");
    Der parameters = algorithm.sequence();
    Der kdf = parameters.sequence();
    require(kdf, PBKDF2, "PBKDF2");
    Der kdfParameters = kdf.sequence();
    byte[] salt = kdfParameters.next(Der.OCTETS);
    int rounds = rounds(kdfParameters.unsigned());
    if (kdfParameters.nextIs(Der.INTEGER)) {
      kdfParameters.unsigned(); // the length of the key, which the cipher says too
    }
    require(kdfParameters.sequence(), HMAC_SHA256, "HMAC-SHA-256");
    Der cipher = parameters.sequence();
    require(cipher, AES_256_CBC, "AES-256-CBC");
    byte[] iv = cipher.next(Der.OCTETS);
    if (iv.length != IV_BYTES || salt.length == 0) {
      throw new KeyException("a salt and an initialisation vector of 16 bytes were expected");
    }
    try {
      return aes(Cipher.DECRYPT_MODE, passphrase, salt, rounds, iv).doFinal(encrypted);
    } catch (GeneralSecurityException e) {
      throw wrong();
    }
  }

  static KeyException wrong() {
    return new KeyException("the passphrase is wrong, or the file is damaged");
  }

  private static void require(Der algorithm, byte[] oid, String name) throws KeyException {
    if (!Arrays.equals(algorithm.next(Der.OID), oid)) {
      throw new KeyException("the key is not encrypted with " + name);
    }
  }

  private static int rounds(BigInteger rounds) throws KeyException {
    if (rounds.signum() == 0 || rounds.compareTo(BigInteger.valueOf(MAX_ROUNDS)) > 0) {
      throw new KeyException("1 to " + MAX_ROUNDS + " rounds of PBKDF2 were expected");
    }
    return rounds.intValueExact();
  }

  private static Cipher aes(int mode, char[] passphrase, byte[] salt, int rounds, byte[] iv)
      throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec(passphrase, salt, rounds, KEY_BITS);
    try {
      byte[] key =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
      return cipher;
    } finally {
      spec.clearPassword();
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
