package assay.match.atrest;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The chunks of one file, under a key of its own: AES-256-GCM, the nonce being the chunk's number
 * and whether it is the last.
 */
final class Chunks {
  /** The most bytes of content in a chunk. */
  static final int SIZE = 1 << 16;

  /** What a chunk is longer by on disk. */
  static final int TAG = 16;

  private static final int NONCE = 12;

  private final SecretKeySpec key;
  private final byte[] header;

  /** The header is authenticated with each chunk. */
  Chunks(byte[] key, byte[] header) {
    this.key = new SecretKeySpec(key, "AES");
    this.header = header;
  }

  /** Encrypts from the one into the other, and returns how many bytes that are. */
  int seal(long number, boolean last, byte[] plain, int length, byte[] sealed) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, number, last).doFinal(plain, 0, length, sealed, 0);
    } catch (GeneralSecurityException e) {
      throw Derived.missing(e);
    }
  }

  /**
   * Decrypts.
   *
   * @throws BrokenSealException if this is not the chunk with this number of this file
   */
  int open(long number, boolean last, byte[] sealed, int length, byte[] plain)
      throws BrokenSealException {
    try {
      return cipher(Cipher.DECRYPT_MODE, number, last).doFinal(sealed, 0, length, plain, 0);
    } catch (AEADBadTagException e) {
      throw new BrokenSealException("chunk " + number + " is not as it was written");
    } catch (GeneralSecurityException e) {
      throw Derived.missing(e);
    }
  }

  private Cipher cipher(int mode, long number, boolean last) throws GeneralSecurityException {
    byte[] nonce = new byte[NONCE];
    ByteBuffer.wrap(nonce).putLong(NONCE - 1 - Long.BYTES, number);
    nonce[NONCE - 1] = (byte) (last ? 1 : 0);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
    cipher.updateAAD(header);
    return cipher;
  }
}
