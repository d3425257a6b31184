package assay.evidence.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;

import assay.merkle.Hash;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * What stands for a kept content in the tree of contents: a keyed hash of its SHA-256, so that the
 * neighbours in a proof tell nothing to those without the key. Sorts as unsigned bytes. Immutable.
 */
public final class ContentTag implements Comparable<ContentTag> {
  /** Its length in bytes, and that of the key and of the digest. */
  public static final int LENGTH = 32;

  private static final byte[] LABEL = "assay/content-tag/v1\0".getBytes(US_ASCII);

  private final byte[] bytes;

  private ContentTag(byte[] bytes) {
    this.bytes = sized(bytes, "a content tag");
  }

  private static byte[] sized(byte[] bytes, String what) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(what + " has " + LENGTH + " bytes, not " + bytes.length);
    }
    return bytes;
  }

  /** HMAC-SHA256(contentKey, "assay/content-tag/v1" || 0x00 || sha256). */
  public static ContentTag of(byte[] contentKey, byte[] sha256) {
    return new Maker(contentKey).of(sha256);
  }

  /** Makes many tags under one key. For one thread. */
  public static final class Maker {
    private final Mac mac;

    public Maker(byte[] contentKey) {
      mac = Keyed.hmac(sized(contentKey, "a content key"));
    }

    /** HMAC-SHA256(contentKey, "assay/content-tag/v1" || 0x00 || sha256). */
    public ContentTag of(byte[] sha256) {
      mac.update(LABEL);
      return new ContentTag(mac.doFinal(sized(sha256, "SHA-256")));
    }
  }

  /** A tag that was computed before. */
  public static ContentTag ofBytes(byte[] bytes) {
    return new ContentTag(bytes.clone());
  }

  /**
   * Reads lower-case hexadecimal.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static ContentTag parseHex(String hex) {
    return new ContentTag(Hash.parseHex(hex).bytes());
  }

  /** A copy of the bytes: the data of the leaf. */
  public byte[] bytes() {
    return bytes.clone();
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** The hash of the leaf. */
  public Hash leafHash() {
    return Hash.ofLeaf(bytes);
  }

  @Override
  public int compareTo(ContentTag other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContentTag t && Arrays.equals(bytes, t.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "content tag";
  }
}
