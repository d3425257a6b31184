package assay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import assay.merkle.ConsistencyProof;
import assay.merkle.Hash;
import assay.merkle.InclusionProof;
import assay.merkle.MerkleProver;
import assay.merkle.MerkleRoot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Assay's trees and the obvious ones: what one makes, the other verifies, and is equal. */
class SlowMerkleTest {
  private static final int RANDOM_TREES = 400;
  private static final int PER_TREE = 25;
  private static final int LARGEST = 5000;

  private static SlowMerkle tree(int size, int seed) {
    return new SlowMerkle(
        IntStream.range(0, size)
            .mapToObj(i -> ByteBuffer.allocate(8).putInt(seed).putInt(i).array())
            .map(SlowMerkle::leafHash)
            .toList());
  }

  private static Hash hash(byte[] bytes) {
    return Hash.of(bytes);
  }

  private static List<byte[]> bytes(List<Hash> hashes) {
    return hashes.stream().map(Hash::bytes).toList();
  }

  private static List<Hash> hashes(List<byte[]> bytes) {
    return bytes.stream().map(Hash::of).toList();
  }

  @Test
  void everySmallTreeAgrees() throws IOException {
    SlowMerkle tree = tree(40, 0);
    for (int n = 0; n <= 40; n++) {
      MerkleProver prover = new MerkleProver(new MemoryTiles(tree, n), n);
      assertThat(prover.root()).isEqualTo(hash(tree.mth(0, n)));
      for (int m = 0; m < n; m++) {
        included(tree, prover, m, n);
        consistent(tree, prover, m + 1, n);
      }
    }
  }

  @Test
  void tenThousandRandomTreesAndIndexesAgree() throws IOException {
    SplittableRandom random = new SplittableRandom(0x5eed);
    for (int i = 0; i < RANDOM_TREES; i++) {
      int n = random.nextInt(1, LARGEST + 1);
      SlowMerkle tree = tree(n, i);
      MerkleProver prover = new MerkleProver(new MemoryTiles(tree, n), n);
      assertThat(prover.root()).isEqualTo(hash(tree.mth(0, n)));
      for (int j = 0; j < PER_TREE; j++) {
        included(tree, prover, random.nextInt(n), n);
        consistent(tree, prover, random.nextInt(1, n + 1), n);
      }
    }
  }

  private static void included(SlowMerkle tree, MerkleProver prover, int m, int n)
      throws IOException {
    List<byte[]> slow = tree.path(m, n);
    InclusionProof proof = prover.inclusion(m);
    byte[] leaf = tree.mth(m, m + 1);
    byte[] root = tree.mth(0, n);
    assertThat(proof).isEqualTo(new InclusionProof(m, n, hashes(slow)));
    assertThat(SlowMerkle.included(m, n, leaf, bytes(proof.path()), root)).isTrue();
    assertThat(proof.proves(hash(leaf), hash(root))).isTrue();
  }

  private static void consistent(SlowMerkle tree, MerkleProver prover, int m, int n)
      throws IOException {
    List<byte[]> slow = tree.proof(m, n);
    ConsistencyProof proof = prover.consistency(m);
    byte[] first = tree.mth(0, m);
    byte[] second = tree.mth(0, n);
    assertThat(proof).isEqualTo(new ConsistencyProof(m, n, hashes(slow)));
    assertThat(SlowMerkle.consistent(m, n, first, second, bytes(proof.hashes()))).isTrue();
    assertThat(proof.proves(hash(first), hash(second))).isTrue();
  }

  /** Neither verifier is more lenient than the other, whatever claim is made. */
  @Test
  void theVerifiersRefuseTheSameClaims() {
    SlowMerkle tree = tree(20, 1);
    for (int n = 1; n <= 20; n++) {
      for (int m = 0; m < n; m++) {
        List<byte[]> path = tree.path(m, n);
        List<byte[]> proof = tree.proof(m + 1, n);
        for (int size = 0; size <= 21; size++) {
          for (int index = -1; index <= size; index++) {
            sameInclusion(index, size, tree.mth(m, m + 1), path, tree.mth(0, n));
            if (index > 0) {
              sameConsistency(index, size, tree.mth(0, m + 1), tree.mth(0, n), proof);
            }
          }
        }
      }
    }
  }

  private static void sameInclusion(
      int index, int size, byte[] leaf, List<byte[]> path, byte[] root) {
    assertThat(new InclusionProof(index, size, hashes(path)).proves(hash(leaf), hash(root)))
        .isEqualTo(SlowMerkle.included(index, size, leaf, path, root));
  }

  private static void sameConsistency(
      int from, int to, byte[] first, byte[] second, List<byte[]> proof) {
    assertThat(new ConsistencyProof(from, to, hashes(proof)).proves(hash(first), hash(second)))
        .isEqualTo(SlowMerkle.consistent(from, to, first, second, proof));
  }

  @Test
  void leavesAndHashesOfLeavesGiveTheSameRoot() {
    MerkleRoot ofData = new MerkleRoot();
    MerkleRoot ofHashes = new MerkleRoot();
    List<byte[]> leafHashes = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      byte[] leaf = ByteBuffer.allocate(4).putInt(i).array();
      ofData.add(leaf);
      ofHashes.addHash(Hash.ofLeaf(leaf));
      leafHashes.add(SlowMerkle.leafHash(leaf));
      assertThat(ofHashes.rootHash()).isEqualTo(hash(ofData.root()));
    }
    assertThat(ofData.root()).isEqualTo(new SlowMerkle(leafHashes).mth(0, 600));
  }
}
