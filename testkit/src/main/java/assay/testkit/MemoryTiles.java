package assay.testkit;

import assay.merkle.TileSource;
import java.io.ByteArrayOutputStream;

/** The stored hashes of a tree, each computed by its definition when it is asked for. */
public final class MemoryTiles implements TileSource {
  private final SlowMerkle tree;
  private final int size;

  /** Stores the first leaves of a tree, so many of them. */
  public MemoryTiles(SlowMerkle tree, int size) {
    this.tree = tree;
    this.size = size;
  }

  @Override
  public byte[] hashes(int level, long first, int count) {
    int span = 1;
    for (int i = 0; i < level; i++) {
      span *= 256;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = (int) first; i < first + count; i++) {
      if ((i + 1) * span > size) {
        throw new IllegalArgumentException("the tree has no such hash");
      }
      out.writeBytes(tree.mth(i * span, (i + 1) * span));
    }
    return out.toByteArray();
  }
}
