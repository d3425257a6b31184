package assay.match.atrest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keys from a key: HKDF-Expand with HMAC-SHA-256, one block (RFC 5869, section 2.3). */
final class Derived {
  private static final String HMAC = "HmacSHA256";

  private Derived() {}

  /**
   * The key for a purpose.
   *
   * @param key random bytes, so that nothing needs to be extracted first (RFC 5869, section 3.3)
   * @param context of a fixed length for each label, so that no two purposes are the same bytes
   */
  static byte[] key(byte[] key, String label, byte[]... context) {
    Mac mac = mac(key);
    mac.update(label.getBytes(US_ASCII));
    mac.update((byte) 0);
    for (byte[] part : context) {
      mac.update(part);
    }
    mac.update((byte) 1);
    return mac.doFinal();
  }

  static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("every JDK has AES and HMAC-SHA-256", e);
  }
}
