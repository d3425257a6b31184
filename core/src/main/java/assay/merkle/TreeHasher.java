package assay.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The three hashes of RFC 9162, section 2.1.1, with one SHA-256 for all of them. For one thread.
 */
final class TreeHasher {
  private final MessageDigest sha256;

  TreeHasher() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  Hash nothing() {
    return Hash.owning(sha256.digest());
  }

  Hash leaf(byte[] data) {
    sha256.update((byte) 0); // leaf hashes start with 0x00, so no leaf passes for a node
    return Hash.owning(sha256.digest(data));
  }

  Hash node(Hash left, Hash right) {
    sha256.update((byte) 1);
    sha256.update(left.shared());
    return Hash.owning(sha256.digest(right.shared()));
  }
}
