package assay.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * A claim that a tree only grew: that its first leaves are those of an earlier one, to be verified
 * as RFC 9162, section 2.1.4.2, says. Whether it holds is for {@link #proves} to say; any claim can
 * be made.
 *
 * @param from the number of leaves of the earlier tree
 * @param to the number of leaves of the later one
 * @param hashes what the verifier needs beside the two roots
 */
public record ConsistencyProof(long from, long to, List<Hash> hashes) {
  public ConsistencyProof {
    hashes = List.copyOf(hashes);
  }

  /** Whether the tree with the second root starts with all leaves of that with the first. */
  public boolean proves(Hash rootFrom, Hash rootTo) {
    if (hashes.size() > InclusionProof.LONGEST || from < 0 || from > to) {
      return false;
    }
    if (from == to) { // outside the standard's procedure: nothing is left to prove
      return hashes.isEmpty() && rootFrom.equals(rootTo);
    }
    if (from == 0) { // likewise: every tree starts with no leaves
      return hashes.isEmpty() && rootFrom.equals(Hash.ofNothing());
    }
    // 1. If the path is empty, then fail.
    return !hashes.isEmpty() && follow(withFirst(rootFrom), rootFrom, rootTo);
  }

  private List<Hash> withFirst(Hash rootFrom) {
    List<Hash> path = new ArrayList<>(hashes);
    // 2. If the first size is a power of 2, prepend the first root to the path.
    if (Long.bitCount(from) == 1) {
      path.add(0, rootFrom);
    }
    return path;
  }

  private boolean follow(List<Hash> path, Hash rootFrom, Hash rootTo) {
    TreeHasher hasher = new TreeHasher();
    // 3. Set fn to the first size - 1 and sn to the second size - 1.
    long fn = from - 1;
    long sn = to - 1;
    // 4. While the lowest bit of fn is set, shift both right.
    while ((fn & 1) == 1) {
      fn >>= 1;
      sn >>= 1;
    }
    // 5. Set both fr and sr to the first value in the path.
    Hash fr = path.get(0);
    Hash sr = path.get(0);
    // 6. For each subsequent value c in the path:
    for (Hash c : path.subList(1, path.size())) {
      // 6.a. If sn is 0, then fail.
      if (sn == 0) {
        return false;
      }
      // 6.b. If the lowest bit of fn is set, or fn is equal to sn:
      if ((fn & 1) == 1 || fn == sn) {
        // 6.b.i. Set fr to HASH(0x01 || c || fr).
        fr = hasher.node(c, fr);
        // 6.b.ii. Set sr to HASH(0x01 || c || sr).
        sr = hasher.node(c, sr);
        // 6.b.iii. Shift both right until the lowest bit of fn is set or fn is 0.
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        // Otherwise: set sr to HASH(0x01 || sr || c).
        sr = hasher.node(sr, c);
      }
      // 6.c. Shift both right once.
      fn >>= 1;
      sn >>= 1;
    }
    // 7. The trees are consistent if fr is the first root, sr the second, and sn is 0.
    return fr.equals(rootFrom) && sr.equals(rootTo) && sn == 0;
  }
}
