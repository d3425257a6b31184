package assay.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The root of a SHA-256 Merkle tree (RFC 6962, section 2.1) over leaves added one by one. Holds at
 * most 64 hashes, whatever the number of leaves. For one thread.
 */
public final class MerkleRoot {
  private final MessageDigest sha256 = sha256();
  private final Deque<byte[]> complete =
      new ArrayDeque<>(); // roots of complete subtrees, last on top
  private long size;

  /** Adds the next leaf. */
  public void add(byte[] leaf) {
    sha256.update((byte) 0); // RFC 6962: leaf hashes start with 0x00, so no leaf passes for a node
    byte[] hash = sha256.digest(leaf);
    for (long n = size; (n & 1) == 1; n >>= 1) {
      hash = node(complete.pop(), hash);
    }
    complete.push(hash);
    size++;
  }

  /** The number of leaves so far. */
  public long size() {
    return size;
  }

  /** MTH of the leaves so far: 32 bytes. More leaves may follow. */
  public byte[] root() {
    if (size == 0) {
      return sha256.digest();
    }
    byte[] root = null;
    for (byte[] subtree : complete) {
      root = root == null ? subtree : node(subtree, root);
    }
    return root.clone();
  }

  private byte[] node(byte[] left, byte[] right) {
    sha256.update((byte) 1);
    sha256.update(left);
    return sha256.digest(right);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
