package assay.evidence.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.evidence.signature.Base64Text;
import assay.evidence.signature.Ed25519;
import assay.evidence.signature.KeyException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A public key that notes are verified with: a name, a type and the bytes of the key. */
public final class NoteKey {
  /** Signs the text itself with Ed25519. */
  public static final byte ED25519 = 0x01;

  /** Signs a checkpoint and the time with Ed25519, as witnesses do. */
  public static final byte COSIGNATURE = 0x04;

  /** The post-quantum cosignature: its keys and lines are read, and never counted. */
  public static final byte ML_DSA_44 = 0x06;

  private static final int ML_DSA_44_BYTES = 1312;

  private final String name;
  private final int keyId;
  private final byte type;
  private final byte[] bytes;

  private NoteKey(String name, int keyId, byte type, byte[] bytes) {
    this.name = name;
    this.keyId = keyId;
    this.type = type;
    this.bytes = bytes;
  }

  /**
   * The key with its id computed.
   *
   * @throws NoteException if the name is none, or the bytes are not a key of that type
   */
  static NoteKey of(String name, byte type, byte[] bytes) throws NoteException {
    NoteText.name(name);
    requireKey(type, bytes);
    return new NoteKey(name, keyId(name, type, bytes), type, bytes.clone());
  }

  /**
   * Reads {@code name+id+base64(type, key)}. A key of a type that is not supported is kept, and
   * never verifies anything.
   *
   * @throws NoteException if it has another form, or an id that is not the key's
   */
  public static NoteKey parse(String vkey) throws NoteException {
    String[] parts = vkey.split("\\+", 3); // the Base64 may have more of them
    if (parts.length != 3) {
      throw new NoteException("a note key has three parts joined by '+'");
    }
    if (!parts[1].matches("[0-9a-fA-F]{8}")) {
      throw new NoteException("the id of a note key has 8 hex digits");
    }
    byte[] typed =
        Base64Text.standard(parts[2])
            .filter(bytes -> bytes.length > 1)
            .orElseThrow(() -> new NoteException("a note key ends in the Base64 of type and key"));
    byte[] bytes = Arrays.copyOfRange(typed, 1, typed.length);
    String name = NoteText.name(parts[0]);
    requireKey(typed[0], bytes);
    int id = HexFormat.fromHexDigits(parts[1]);
    if (hasDefinedId(typed[0]) && id != keyId(name, typed[0], bytes)) {
      throw new NoteException("the id of a note key is not that of its name and key");
    }
    return new NoteKey(name, id, typed[0], bytes);
  }

  private static void requireKey(byte type, byte[] bytes) throws NoteException {
    if (type == ML_DSA_44 && bytes.length != ML_DSA_44_BYTES) {
      throw new NoteException("an ML-DSA-44 key has 1312 bytes, not " + bytes.length);
    }
    if (type == ED25519 || type == COSIGNATURE) {
      try {
        Ed25519.publicKey(bytes);
      } catch (KeyException e) {
        throw new NoteException(e.getMessage());
      }
    }
  }

  /** Other types compute it in other ways, which only matters to those who verify them. */
  private static boolean hasDefinedId(byte type) {
    return type == ED25519 || type == COSIGNATURE || type == ML_DSA_44;
  }

  private static int keyId(String name, byte type, byte[] bytes) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(name.getBytes(UTF_8));
      sha256.update((byte) '\n');
      sha256.update(type);
      return ByteBuffer.wrap(sha256.digest(bytes)).getInt();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * The same key under another name, as a log signs the trees below it.
   *
   * @throws NoteException if the name is none
   */
  public NoteKey renamed(String other) throws NoteException {
    return of(other, type, bytes);
  }

  /** Who has the key, in their own words; usually a URL without a scheme. */
  public String name() {
    return name;
  }

  /** Tells keys of one name apart; far too short to identify a key. */
  public int keyId() {
    return keyId;
  }

  /** The kind of signature. */
  public byte type() {
    return type;
  }

  /** The bytes of the public key. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Whether signatures of its type can be verified. */
  public boolean isSupported() {
    return type == ED25519 || type == COSIGNATURE;
  }

  boolean isOf(SignatureLine line) {
    return keyId == line.keyId() && name.equals(line.name());
  }

  /** Whether this is the signature of a note's text by this key. */
  boolean verifies(byte[] text, byte[] signature) {
    return switch (type) {
      case ED25519 -> verifiesRaw(text, signature);
      case COSIGNATURE -> Cosignature.time(this, text, signature).isPresent();
      default -> false;
    };
  }

  boolean verifiesRaw(byte[] message, byte[] signature) {
    try {
      return Ed25519.verifies(Ed25519.publicKey(bytes), message, signature);
    } catch (KeyException e) {
      throw new IllegalStateException("was a key when it was read", e);
    }
  }

  /** The text form, {@code name+id+base64(type, key)}. */
  public String vkey() {
    byte[] typed = new byte[bytes.length + 1];
    typed[0] = type;
    System.arraycopy(bytes, 0, typed, 1, bytes.length);
    return name + "+" + HexFormat.of().toHexDigits(keyId) + "+" + Base64Text.write(typed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteKey key
        && name.equals(key.name)
        && keyId == key.keyId
        && type == key.type
        && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + keyId;
  }

  /** The text form: a public key is no secret. */
  @Override
  public String toString() {
    return vkey();
  }
}
