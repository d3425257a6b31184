package assay.merkle;

import static assay.merkle.Leaves.flip;
import static assay.merkle.Leaves.leaf;
import static assay.merkle.Leaves.root;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 9162, section 2.1.4.2, step by step. */
class ConsistencyProofTest {
  /** Whether the proof shows that the tree of that size over the same leaves grew. */
  private static boolean proves(int from, int to, Hash... hashes) {
    return new ConsistencyProof(from, to, List.of(hashes)).proves(root(0, from), root(0, to));
  }

  @Test
  void aTreeIsConsistentWithItself() {
    assertThat(proves(0, 0)).isTrue();
    assertThat(proves(5, 5)).isTrue();
    assertThat(proves(5, 5, leaf(0))).isFalse();
    assertThat(new ConsistencyProof(5, 5, List.of()).proves(root(0, 5), root(0, 6))).isFalse();
  }

  @Test
  void everyTreeStartsWithNoLeaves() {
    assertThat(proves(0, 5)).isTrue();
    assertThat(proves(0, 5, root(0, 5))).isFalse();
    assertThat(new ConsistencyProof(0, 5, List.of()).proves(root(0, 1), root(0, 5))).isFalse();
  }

  @Test
  void noTreeShrinks() {
    assertThat(proves(6, 5, leaf(5))).isFalse();
    assertThat(new ConsistencyProof(-1, 5, List.of(leaf(0))).proves(leaf(0), leaf(0))).isFalse();
  }

  @Test
  void step1AnEmptyProofFails() {
    assertThat(proves(3, 4)).isFalse();
    assertThat(proves(4, 5)).isFalse();
  }

  @Test
  void step2APowerOfTwoStartsFromItsOwnRoot() {
    assertThat(proves(4, 7, root(4, 7))).isTrue();
    assertThat(proves(4, 7, root(0, 4), root(4, 7))).isFalse();
    assertThat(proves(1, 2, leaf(1))).isTrue();
  }

  @Test
  void step3TheWayStartsAtTheLastLeavesOfBoth() {
    assertThat(proves(3, 4, leaf(2), leaf(3), root(0, 2))).isTrue();
    assertThat(
            new ConsistencyProof(3, 5, List.of(leaf(2), leaf(3), root(0, 2)))
                .proves(root(0, 3), root(0, 4)))
        .isFalse();
  }

  @Test
  void step4TheWayStartsAtTheLargestSubtreeAtTheRightOfTheFirst() {
    assertThat(proves(6, 8, root(4, 6), root(6, 8), root(0, 4))).isTrue();
    assertThat(proves(6, 8, leaf(5), leaf(4), root(6, 8), root(0, 4))).isFalse();
  }

  @Test
  void step5BothStartFromTheFirstHash() {
    assertThat(proves(6, 7, root(4, 6), leaf(6), root(0, 4))).isTrue();
    assertThat(proves(6, 7, root(4, 7), leaf(6), root(0, 4))).isFalse();
  }

  @Test
  void step6aAHashAfterTheRootFails() {
    assertThat(proves(6, 7, root(4, 6), leaf(6), root(0, 4), leaf(9))).isFalse();
    Hash beyond = Hash.ofNode(root(0, 7), leaf(9));
    assertThat(new ConsistencyProof(4, 7, List.of(root(4, 7), leaf(9))).proves(root(0, 4), beyond))
        .isFalse();
  }

  @Test
  void step6bWhatIsAtTheLeftIsInBoth() {
    assertThat(proves(3, 4, leaf(2), leaf(3), root(0, 2))).isTrue();
    assertThat(
            new ConsistencyProof(3, 4, List.of(leaf(2), leaf(3), root(0, 2)))
                .proves(Hash.ofNode(leaf(2), root(0, 2)), root(0, 4)))
        .isFalse();
  }

  @Test
  void step6bTheLevelsWhereTheLastHasNoSiblingArePassed() {
    assertThat(proves(5, 6, leaf(4), leaf(5), root(0, 4))).isTrue();
    assertThat(proves(13, 14, leaf(12), leaf(13), root(8, 12), root(0, 8))).isTrue();
  }

  @Test
  void step6bOtherwiseItIsAtTheRightAndInTheSecondOnly() {
    assertThat(proves(2, 4, root(2, 4))).isTrue();
    assertThat(proves(2, 3, leaf(2))).isTrue();
  }

  @Test
  void step6cEveryHashLeadsOneLevelUp() {
    assertThat(proves(2, 8, root(2, 4), root(4, 8))).isTrue();
    assertThat(proves(2, 8, root(4, 8), root(2, 4))).isFalse();
  }

  @Test
  void step7AWayThatEndsBelowTheRootFails() {
    assertThat(new ConsistencyProof(2, 8, List.of(root(2, 4))).proves(root(0, 2), root(0, 4)))
        .isFalse();
  }

  @Test
  void step7BothRootsMustBeReached() {
    ConsistencyProof proof = new ConsistencyProof(6, 7, List.of(root(4, 6), leaf(6), root(0, 4)));
    assertThat(proof.proves(root(0, 6), root(0, 7))).isTrue();
    assertThat(proof.proves(root(0, 5), root(0, 7))).isFalse();
    assertThat(proof.proves(root(0, 6), root(0, 8))).isFalse();
  }

  @Test
  void eachFlippedBitIsFound() {
    for (List<Hash> hashes :
        List.of(
            List.of(root(4, 6), leaf(6), root(0, 4)), // from 6 to 7
            List.of(root(4, 7)))) { // from 4 to 7
      int from = hashes.size() == 3 ? 6 : 4;
      for (int bit = 0; bit < 256; bit++) {
        ConsistencyProof proof = new ConsistencyProof(from, 7, hashes);
        assertThat(proof.proves(flip(root(0, from), bit), root(0, 7))).isFalse();
        assertThat(proof.proves(root(0, from), flip(root(0, 7), bit))).isFalse();
        for (int i = 0; i < hashes.size(); i++) {
          List<Hash> flipped = new ArrayList<>(hashes);
          flipped.set(i, flip(hashes.get(i), bit));
          assertThat(new ConsistencyProof(from, 7, flipped).proves(root(0, from), root(0, 7)))
              .isFalse();
        }
      }
    }
  }

  @Test
  void anOverlongProofIsRefused() {
    List<Hash> hashes = Collections.nCopies(64, leaf(1));
    assertThat(new ConsistencyProof(3, Long.MAX_VALUE, hashes).proves(leaf(0), leaf(0))).isFalse();
  }
}
