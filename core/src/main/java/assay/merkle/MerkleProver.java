package assay.merkle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Makes proofs about a tree whose hashes are stored (RFC 9162, sections 2.1.3.1 and 2.1.4.1).
 *
 * <p>A proof consists of roots of subtrees. That of a complete one is computed from at most 128
 * adjacent hashes of the nearest stored level below it, all of one tile; the ragged one at the
 * right is made of complete ones. So a proof reads as many slices as the tree has levels. For one
 * thread, if its source is.
 */
public final class MerkleProver {
  private final TileSource tiles;
  private final long size;
  private final TreeHasher hasher = new TreeHasher();

  /**
   * Proves what is true of the first leaves of a tree.
   *
   * @param size how many of them
   */
  public MerkleProver(TileSource tiles, long size) {
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no negative size: " + size);
    }
    this.tiles = tiles;
    this.size = size;
  }

  /** MTH of all leaves. */
  public Hash root() throws IOException {
    return size == 0 ? hasher.nothing() : mth(0, size);
  }

  /** PATH: that a leaf is where it is. */
  public InclusionProof inclusion(long index) throws IOException {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("the tree has " + size + " leaves; none is " + index);
    }
    List<Hash> fromRoot = new ArrayList<>();
    long start = 0;
    long end = size;
    while (end - start > 1) {
      long middle = start + split(end - start);
      if (index < middle) {
        fromRoot.add(mth(middle, end));
        end = middle;
      } else {
        fromRoot.add(mth(start, middle));
        start = middle;
      }
    }
    Collections.reverse(fromRoot);
    return new InclusionProof(index, size, fromRoot);
  }

  /** PROOF: that the tree of the first so many leaves grew to this one. */
  public ConsistencyProof consistency(long from) throws IOException {
    if (from < 0 || from > size) {
      throw new IllegalArgumentException("the tree has " + size + " leaves, not " + from);
    }
    return new ConsistencyProof(from, size, from == 0 ? List.of() : subproof(from));
  }

  /** SUBPROOF. That the start is 0 is the standard's flag b: the verifier knows that root. */
  private List<Hash> subproof(long from) throws IOException {
    List<Hash> fromRoot = new ArrayList<>();
    long start = 0;
    long end = size;
    while (from < end) {
      long middle = start + split(end - start);
      if (from <= middle) {
        fromRoot.add(mth(middle, end));
        end = middle;
      } else {
        fromRoot.add(mth(start, middle));
        start = middle;
      }
    }
    if (start > 0) {
      fromRoot.add(mth(start, end));
    }
    Collections.reverse(fromRoot);
    return fromRoot;
  }

  /** The largest power of two smaller than n. */
  private static long split(long n) {
    return Long.highestOneBit(n - 1);
  }

  /** The start is a multiple of a power of two that is not smaller than the range. */
  private Hash mth(long start, long end) throws IOException {
    long n = end - start;
    if (Long.bitCount(n) == 1) {
      return complete(start, Long.numberOfTrailingZeros(n));
    }
    long middle = start + split(n);
    Hash right = mth(middle, end);
    return hasher.node(mth(start, middle), right);
  }

  private Hash complete(long start, int height) throws IOException {
    int level = height / 8;
    int count = 1 << (height % 8);
    byte[] stored = tiles.hashes(level, start >> (8 * level), count);
    Hash[] row = new Hash[count];
    for (int i = 0; i < count; i++) {
      row[i] = Hash.owning(Arrays.copyOfRange(stored, Hash.LENGTH * i, Hash.LENGTH * (i + 1)));
    }
    for (int width = count; width > 1; width /= 2) {
      for (int i = 0; i < width / 2; i++) {
        row[i] = hasher.node(row[2 * i], row[2 * i + 1]);
      }
    }
    return row[0];
  }
}
