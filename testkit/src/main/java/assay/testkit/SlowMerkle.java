package assay.testkit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The slow, obvious Merkle tree: RFC 9162, section 2.1, as the text defines it, by recursion.
 * Shares no code with {@code assay.merkle}, and verifies a proof by undoing the definition instead
 * of by the standard's algorithm.
 */
public final class SlowMerkle {
  private final List<byte[]> leafHashes;
  private final Map<Long, byte[]> known = new HashMap<>();

  public SlowMerkle(List<byte[]> leafHashes) {
    this.leafHashes = List.copyOf(leafHashes);
  }

  /** HASH(0x00 || d). */
  public static byte[] leafHash(byte[] d) {
    return sha256(new byte[] {0}, d);
  }

  private static byte[] nodeHash(byte[] left, byte[] right) {
    return sha256(new byte[] {1}, left, right);
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        sha256.update(part);
      }
      return sha256.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The largest power of two smaller than n. */
  private static long k(long n) {
    long k = 1;
    while (2 * k < n) {
      k = 2 * k;
    }
    return k;
  }

  /** MTH(D[from:to]). What was computed once is remembered. */
  public byte[] mth(int from, int to) {
    if (from == to) {
      return sha256();
    } else if (to - from == 1) {
      return leafHashes.get(from);
    }
    long key = ((long) from << 32) + to;
    if (!known.containsKey(key)) {
      int k = (int) k(to - from);
      known.put(key, nodeHash(mth(from, from + k), mth(from + k, to)));
    }
    return known.get(key);
  }

  /** PATH(m, D[0:n]). */
  public List<byte[]> path(int m, int n) {
    return path(m, 0, n);
  }

  /** PATH(m, D[from:to]). */
  private List<byte[]> path(int m, int from, int to) {
    int n = to - from;
    if (n == 1) {
      return List.of();
    }
    int k = (int) k(n);
    return m < k
        ? with(path(m, from, from + k), mth(from + k, to))
        : with(path(m - k, from + k, to), mth(from, from + k));
  }

  /** PROOF(m, D[0:n]). */
  public List<byte[]> proof(int m, int n) {
    return subproof(m, 0, n, true);
  }

  /** SUBPROOF(m, D[from:to], b). */
  private List<byte[]> subproof(int m, int from, int to, boolean b) {
    int n = to - from;
    if (m == n) {
      return b ? List.of() : List.of(mth(from, to));
    }
    int k = (int) k(n);
    return m <= k
        ? with(subproof(m, from, from + k, b), mth(from + k, to))
        : with(subproof(m - k, from + k, to, false), mth(from, from + k));
  }

  private static List<byte[]> with(List<byte[]> hashes, byte[] last) {
    List<byte[]> longer = new ArrayList<>(hashes);
    longer.add(last);
    return longer;
  }

  /** Whether the path is PATH(m, D[n]) of a tree with this root and, at m, this leaf. */
  public static boolean included(long m, long n, byte[] leafHash, List<byte[]> path, byte[] root) {
    try {
      return 0 <= m && m < n && Arrays.equals(undoPath(m, n, leafHash, path), root);
    } catch (WrongLengthException e) {
      return false;
    }
  }

  private static byte[] undoPath(long m, long n, byte[] leafHash, List<byte[]> path)
      throws WrongLengthException {
    if (n == 1) {
      demand(path.isEmpty());
      return leafHash;
    }
    demand(!path.isEmpty());
    byte[] last = path.get(path.size() - 1);
    List<byte[]> rest = path.subList(0, path.size() - 1);
    long k = k(n);
    return m < k
        ? nodeHash(undoPath(m, k, leafHash, rest), last)
        : nodeHash(last, undoPath(m - k, n - k, leafHash, rest));
  }

  /** Whether the proof is PROOF(m, D[n]) of trees with these roots, {@code 0 < m <= n}. */
  public static boolean consistent(
      long m, long n, byte[] first, byte[] second, List<byte[]> proof) {
    try {
      if (m < 1 || m > n) {
        return false;
      }
      Roots roots = undoProof(m, n, true, first, proof);
      return Arrays.equals(roots.first, first) && Arrays.equals(roots.second, second);
    } catch (WrongLengthException e) {
      return false;
    }
  }

  private static Roots undoProof(long m, long n, boolean b, byte[] first, List<byte[]> proof)
      throws WrongLengthException {
    if (m == n) {
      demand(proof.size() == (b ? 0 : 1));
      byte[] root = b ? first : proof.get(0);
      return new Roots(root, root);
    }
    demand(!proof.isEmpty());
    byte[] last = proof.get(proof.size() - 1);
    List<byte[]> rest = proof.subList(0, proof.size() - 1);
    long k = k(n);
    if (m <= k) {
      Roots left = undoProof(m, k, b, first, rest);
      return new Roots(left.first, nodeHash(left.second, last));
    }
    Roots right = undoProof(m - k, n - k, false, first, rest);
    return new Roots(nodeHash(last, right.first), nodeHash(last, right.second));
  }

  private static void demand(boolean longEnough) throws WrongLengthException {
    if (!longEnough) {
      throw new WrongLengthException();
    }
  }

  private static final class Roots {
    private final byte[] first;
    private final byte[] second;

    Roots(byte[] first, byte[] second) {
      this.first = first;
      this.second = second;
    }
  }

  private static final class WrongLengthException extends Exception {
    private static final long serialVersionUID = 1;
  }
}
