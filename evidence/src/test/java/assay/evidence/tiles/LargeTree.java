package assay.evidence.tiles;

import assay.merkle.Hash;
import assay.testkit.SlowMerkle;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/** A tree of 70,000 leaves, computed by the definition. */
final class LargeTree {
  static final int SIZE = 70_000;

  static final SlowMerkle TREE =
      new SlowMerkle(
          IntStream.range(0, SIZE).mapToObj(i -> SlowMerkle.leafHash(entry(i))).toList());

  private LargeTree() {}

  static byte[] entry(int i) {
    return ByteBuffer.allocate(4).putInt(i).array();
  }

  static Hash leaf(int i) {
    return Hash.of(TREE.mth(i, i + 1));
  }

  static Hash root(int size) {
    return Hash.of(TREE.mth(0, size));
  }

  static List<Hash> path(int index, int size) {
    return TREE.path(index, size).stream().map(Hash::of).toList();
  }

  static List<Hash> proof(int from, int size) {
    return TREE.proof(from, size).stream().map(Hash::of).toList();
  }
}
