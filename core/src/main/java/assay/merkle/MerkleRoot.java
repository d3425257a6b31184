package assay.merkle;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The root of a SHA-256 Merkle tree (RFC 6962, section 2.1) over leaves added one by one. Holds at
 * most 64 hashes, whatever the number of leaves. For one thread.
 */
public final class MerkleRoot {
  private final TreeHasher hasher = new TreeHasher();
  private final Deque<Hash> complete =
      new ArrayDeque<>(); // roots of complete subtrees, last on top
  private long size;

  /** Adds the next leaf. */
  public void add(byte[] leaf) {
    addHash(hasher.leaf(leaf));
  }

  /** Adds the next leaf, of which only the hash is at hand. */
  public void addHash(Hash leafHash) {
    Hash hash = leafHash;
    for (long n = size; (n & 1) == 1; n >>= 1) {
      hash = hasher.node(complete.pop(), hash);
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
    return rootHash().bytes();
  }

  /** MTH of the leaves so far. More leaves may follow. */
  public Hash rootHash() {
    if (size == 0) {
      return hasher.nothing();
    }
    Hash root = null;
    for (Hash subtree : complete) {
      root = root == null ? subtree : hasher.node(subtree, root);
    }
    return root;
  }
}
