package assay.match.atrest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what stands in columns of tables, so that equal texts of one column stay equal and can
 * be looked up, and none can be changed or moved to another column. (Within a column it can be
 * moved.) The initialisation vector is made from what is encrypted and is its authenticator too, as
 * in SIV (RFC 5297, with HMAC-SHA-256 cut to 16 bytes in the place of S2V). For one thread.
 */
public final class Columns {
  private static final int IV = 16;

  private final Mac mac;
  private final SecretKeySpec key;
  private final Cipher cipher;

  Columns(byte[] macKey, byte[] key) {
    this.mac = Derived.mac(macKey);
    this.key = new SecretKeySpec(key, "AES");
    try {
      this.cipher = Cipher.getInstance("AES/CTR/NoPadding");
    } catch (GeneralSecurityException e) {
      throw Derived.missing(e);
    }
  }

  /** What stands in the column: 16 bytes more than is encrypted. */
  public byte[] seal(String column, byte[] plain) {
    byte[] iv = iv(column, plain);
    byte[] sealed = Arrays.copyOf(iv, IV + plain.length);
    run(Cipher.ENCRYPT_MODE, iv, plain, 0, plain.length, sealed, IV);
    return sealed;
  }

  /**
   * What was encrypted.
   *
   * @throws BrokenSealException if it was not encrypted with this key for this column
   */
  public byte[] open(String column, byte[] sealed) throws BrokenSealException {
    if (sealed.length >= IV) {
      byte[] iv = Arrays.copyOf(sealed, IV);
      byte[] plain = new byte[sealed.length - IV];
      run(Cipher.DECRYPT_MODE, iv, sealed, IV, plain.length, plain, 0);
      if (MessageDigest.isEqual(iv, iv(column, plain))) {
        return plain;
      }
    }
    throw new BrokenSealException("what is encrypted in " + column + " is not as it was written");
  }

  /** The column's name comes with its length, so that no name and text are another's. */
  private byte[] iv(String column, byte[] plain) {
    byte[] name = column.getBytes(StandardCharsets.UTF_8);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array());
    mac.update(name);
    return Arrays.copyOf(mac.doFinal(plain), IV);
  }

  private void run(int mode, byte[] iv, byte[] from, int at, int length, byte[] to, int toAt) {
    try {
      cipher.init(mode, key, new IvParameterSpec(iv));
      cipher.doFinal(from, at, length, to, toAt);
    } catch (GeneralSecurityException e) {
      throw Derived.missing(e);
    }
  }
}
