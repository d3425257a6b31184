package assay.evidence.snapshot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import assay.durable.OwnerOnly;
import assay.stage.CustodyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one snapshot, 32 random bytes, from which its salts and its content key are
 * derived. It is never published: with it one could test guesses about items that were removed. For
 * one thread.
 */
public final class SnapshotKey {
  /** Length of a key in bytes. */
  public static final int BYTES = 32;

  private static final int SALT_BYTES = 16;
  private static final byte[] SALT = "assay/item-salt/v1\0".getBytes(US_ASCII);
  private static final byte[] CONTENT = "assay/content-key/v1".getBytes(US_ASCII);
  private static final byte[] CANARY = "assay/canary-seed/v1".getBytes(US_ASCII);

  private final Mac mac;

  private SnapshotKey(byte[] key) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /**
   * A key of these bytes.
   *
   * @throws IllegalArgumentException if they are not 32
   */
  public static SnapshotKey of(byte[] key) {
    if (key.length != BYTES) {
      throw new IllegalArgumentException("a snapshot key has 32 bytes, not " + key.length);
    }
    return new SnapshotKey(key);
  }

  /** The key in this file; made at random, and the owner's only, if there is no such file. */
  public static SnapshotKey in(Path file) throws IOException {
    if (!Files.exists(file)) {
      OwnerOnly.directory(file.toAbsolutePath().getParent());
      byte[] key = new byte[BYTES];
      new SecureRandom().nextBytes(key);
      String hex = HexFormat.of().formatHex(key) + "\n";
      OwnerOnly.<RuntimeException>write(file, out -> out.write(hex.getBytes(US_ASCII)));
    }
    return read(file);
  }

  /**
   * Reads a key.
   *
   * @throws CustodyException if the file holds none, or others can read it
   */
  public static SnapshotKey read(Path file) throws IOException {
    if (OwnerOnly.isExposed(file)) {
      throw new CustodyException(file + ": others can read this key; it must be its owner's only");
    }
    try {
      return of(HexFormat.of().parseHex(Files.readString(file, US_ASCII).strip()));
    } catch (IllegalArgumentException e) {
      throw new CustodyException(file + ": is not a snapshot key", e);
    }
  }

  /** The salt of the item with this index: 16 bytes, lower-case hexadecimal. */
  public String salt(long index) {
    mac.update(SALT);
    byte[] salt = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(index).array());
    return HexFormat.of().formatHex(Arrays.copyOf(salt, SALT_BYTES));
  }

  /** What is given to those who may ask about contents; it reveals no salt. 32 bytes. */
  public byte[] contentKey() {
    return mac.doFinal(CONTENT);
  }

  /** What the canaries of the run are drawn from. */
  public long canarySeed() {
    return ByteBuffer.wrap(mac.doFinal(CANARY)).getLong();
  }
}
