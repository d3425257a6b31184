package assay.merkle;

import java.io.IOException;

/**
 * The hashes of a tree, as far as they are stored: every eighth level of it (C2SP tlog-tiles).
 *
 * <p>Level 0 has the leaf hashes. Hash {@code i} of level {@code l} is the root of the complete
 * subtree over the leaves from {@code i * 256^l} on, {@code 256^l} of them; a tree of {@code s}
 * leaves has {@code s / 256^l} of them, rounded down.
 */
@FunctionalInterface
public interface TileSource {
  /** How many levels the largest tree has. */
  int LEVELS = 8;

  /**
   * Some adjacent hashes of a level, concatenated: exactly {@code 32 * count} bytes.
   *
   * @throws IllegalArgumentException if the tree has no such hashes
   */
  byte[] hashes(int level, long first, int count) throws IOException;

  /** How many hashes a level of a tree of this size has. */
  static long count(long size, int level) {
    return level < LEVELS ? size >> (8 * level) : 0;
  }
}
