package assay.merkle;

/** A tree whose leaves are single bytes, counting up. */
final class Leaves {
  private Leaves() {}

  static Hash leaf(int i) {
    return Hash.ofLeaf(new byte[] {(byte) i});
  }

  /** MTH(D[from:to]). */
  static Hash root(int from, int to) {
    MerkleRoot root = new MerkleRoot();
    for (int i = from; i < to; i++) {
      root.addHash(leaf(i));
    }
    return root.rootHash();
  }

  static Hash flip(Hash hash, int bit) {
    byte[] bytes = hash.bytes();
    bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    return Hash.of(bytes);
  }
}
