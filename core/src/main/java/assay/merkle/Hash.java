package assay.merkle;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A SHA-256 hash in a Merkle tree (RFC 9162, section 2.1.1): of a leaf, of a node, or of a tree
 * without leaves. Immutable.
 */
public final class Hash {
  /** Its length in bytes. */
  public static final int LENGTH = 32;

  private static final int BASE64_LENGTH = 44;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the array itself, which must not be changed after. */
  static Hash owning(byte[] bytes) {
    return new Hash(bytes);
  }

  /**
   * Takes a copy of the bytes.
   *
   * @throws IllegalArgumentException if they are not 32
   */
  public static Hash of(byte[] bytes) {
    return new Hash(sized(bytes.clone()));
  }

  private static byte[] sized(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a hash has " + LENGTH + " bytes, not " + bytes.length);
    }
    return bytes;
  }

  /** The hash of a leaf: SHA-256(0x00 || data). */
  public static Hash ofLeaf(byte[] data) {
    return new TreeHasher().leaf(data);
  }

  /** The hash of a node: SHA-256(0x01 || left || right). */
  public static Hash ofNode(Hash left, Hash right) {
    return new TreeHasher().node(left, right);
  }

  /** The root of a tree without leaves: SHA-256 of no bytes. */
  public static Hash ofNothing() {
    return new TreeHasher().nothing();
  }

  /**
   * Reads hexadecimal.
   *
   * @throws IllegalArgumentException if it is not 64 lower-case digits; the message does not quote
   *     it
   */
  public static Hash parseHex(String hex) {
    if (hex.length() != 2 * LENGTH) {
      throw new IllegalArgumentException(
          "a hash has " + 2 * LENGTH + " hex digits, not " + hex.length());
    }
    for (int i = 0; i < hex.length(); i++) {
      if ("0123456789abcdef".indexOf(hex.charAt(i)) < 0) {
        throw new IllegalArgumentException("a hash is written in lower-case hexadecimal");
      }
    }
    return new Hash(HexFormat.of().parseHex(hex));
  }

  /**
   * Reads base64 with padding.
   *
   * @throws IllegalArgumentException if it is not the one way to write 32 bytes (RFC 4648, section
   *     4); the message does not quote it
   */
  public static Hash parseBase64(String base64) {
    if (base64.length() != BASE64_LENGTH) {
      throw new IllegalArgumentException(
          "a hash has " + BASE64_LENGTH + " base64 characters, not " + base64.length());
    }
    Hash hash = new Hash(sized(decode(base64)));
    // The last character has two bits that no byte takes: with them set it would be a second
    // spelling of the same hash.
    if (!hash.base64().equals(base64)) {
      throw new IllegalArgumentException("a hash is written in canonical base64");
    }
    return hash;
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a hash is written in base64", e);
    }
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The bytes themselves, to be read only. */
  byte[] shared() {
    return bytes;
  }

  /** Lower-case hexadecimal. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** Base64 with padding. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash h && Arrays.equals(bytes, h.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The hexadecimal form: a hash of a tree is made to be published. */
  @Override
  public String toString() {
    return hex();
  }
}
