package assay.merkle;

import java.util.Objects;

/**
 * A tree, told by its size and its root. The two are one value: a proof that verifies for a root
 * may do so for a size that was never the tree's, so neither is ever compared alone.
 */
public record TreeHead(long size, Hash root) {
  /** The head of a tree without leaves. */
  public static final TreeHead EMPTY = new TreeHead(0, Hash.ofNothing());

  public TreeHead {
    Objects.requireNonNull(root);
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no negative size: " + size);
    }
    if (size == 0 && !root.equals(Hash.ofNothing())) {
      throw new IllegalArgumentException("a tree without leaves has another root");
    }
  }
}
