package assay.merkle;

import java.util.List;

/**
 * A claim that a leaf is at a place in a tree, to be verified as RFC 9162, section 2.1.3.2, says.
 * Whether it holds is for {@link #proves} to say; any claim can be made.
 *
 * <p>The path does not bind the size: that of index 5 among 8 also verifies for a size of 7. So the
 * pair of size and root must be one that is trusted as a pair ({@link TreeHead}).
 *
 * @param index the leaf's position, from 0
 * @param size the number of leaves of the tree
 * @param path the hashes beside the way from the leaf up to the root
 */
public record InclusionProof(long index, long size, List<Hash> path) {
  /** Longer paths are refused before anything is hashed. */
  public static final int LONGEST = 63;

  public InclusionProof {
    path = List.copyOf(path);
  }

  /** Whether the leaf with this hash is at the index, in the tree of the size and this root. */
  public boolean proves(Hash leaf, Hash root) {
    // 1. Compare the index with the size; fail if it is not smaller.
    if (path.size() > LONGEST || index < 0 || index >= size) {
      return false;
    }
    TreeHasher hasher = new TreeHasher();
    // 2. Set fn to the index and sn to the size - 1.
    long fn = index;
    long sn = size - 1;
    // 3. Set r to the hash.
    Hash r = leaf;
    // 4. For each value p in the path:
    for (Hash p : path) {
      // 4.a. If sn is 0, then fail.
      if (sn == 0) {
        return false;
      }
      // 4.b. If the lowest bit of fn is set, or fn is equal to sn:
      if ((fn & 1) == 1 || fn == sn) {
        // 4.b.i. Set r to HASH(0x01 || p || r).
        r = hasher.node(p, r);
        // 4.b.ii. Shift both right until the lowest bit of fn is set or fn is 0.
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        // Otherwise: set r to HASH(0x01 || r || p).
        r = hasher.node(r, p);
      }
      // 4.c. Shift both right once.
      fn >>= 1;
      sn >>= 1;
    }
    // 5. The leaf is included if sn is 0 and r is the root.
    return sn == 0 && r.equals(root);
  }
}
