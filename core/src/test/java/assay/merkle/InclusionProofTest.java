package assay.merkle;

import static assay.merkle.Leaves.flip;
import static assay.merkle.Leaves.leaf;
import static assay.merkle.Leaves.root;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 9162, section 2.1.3.2, step by step. */
class InclusionProofTest {
  private static boolean proves(long index, long size, Hash leaf, Hash root, Hash... path) {
    return new InclusionProof(index, size, List.of(path)).proves(leaf, root);
  }

  @Test
  void step1AnIndexBeyondTheSizeFails() {
    assertThat(proves(0, 1, leaf(0), leaf(0))).isTrue();
    assertThat(proves(1, 1, leaf(0), leaf(0))).isFalse();
    assertThat(proves(2, 2, leaf(1), root(0, 2), leaf(0))).isFalse();
    assertThat(proves(0, 0, leaf(0), leaf(0))).isFalse();
    assertThat(proves(-1, 1, leaf(0), leaf(0))).isFalse();
    assertThat(proves(0, -1, leaf(0), leaf(0))).isFalse();
  }

  @Test
  void step2TheWayStartsAtTheIndexAndTheSize() {
    assertThat(proves(1, 2, leaf(1), root(0, 2), leaf(0))).isTrue();
    assertThat(proves(0, 2, leaf(1), root(0, 2), leaf(0))).isFalse();
    assertThat(proves(1, 4, leaf(1), root(0, 2), leaf(0))).isFalse();
  }

  @Test
  void step3TheWayStartsWithTheHashOfTheLeaf() {
    assertThat(proves(0, 1, leaf(0), leaf(0))).isTrue();
    assertThat(proves(0, 1, leaf(1), leaf(0))).isFalse();
  }

  @Test
  void step4aAHashAfterTheRootFails() {
    assertThat(proves(0, 1, leaf(0), root(0, 2), leaf(1))).isFalse();
    assertThat(proves(0, 2, leaf(0), root(0, 4), leaf(1), root(2, 4))).isFalse();
  }

  @Test
  void step4bAnOddIndexHasItsSiblingAtTheLeft() {
    assertThat(proves(1, 2, leaf(1), root(0, 2), leaf(0))).isTrue();
    assertThat(proves(3, 4, leaf(3), root(0, 4), leaf(2), root(0, 2))).isTrue();
  }

  @Test
  void step4bTheLastOfAnOddNumberHasItsSiblingAtTheLeft() {
    assertThat(proves(2, 3, leaf(2), root(0, 3), root(0, 2))).isTrue();
  }

  @Test
  void step4bTheLevelsWhereTheLastHasNoSiblingArePassed() {
    assertThat(proves(6, 7, leaf(6), root(0, 7), root(4, 6), root(0, 4))).isTrue();
    assertThat(proves(8, 9, leaf(8), root(0, 9), root(0, 8))).isTrue();
  }

  @Test
  void step4bOtherwiseTheSiblingIsAtTheRight() {
    assertThat(proves(0, 2, leaf(0), root(0, 2), leaf(1))).isTrue();
    assertThat(proves(0, 2, leaf(1), root(0, 2), leaf(0))).isFalse();
  }

  @Test
  void step4cEveryHashLeadsOneLevelUp() {
    assertThat(proves(2, 4, leaf(2), root(0, 4), leaf(3), root(0, 2))).isTrue();
    assertThat(proves(2, 8, leaf(2), root(0, 8), leaf(3), root(0, 2), root(4, 8))).isTrue();
  }

  @Test
  void step5AWayThatEndsBelowTheRootFails() {
    assertThat(proves(0, 2, leaf(0), leaf(0))).isFalse();
    assertThat(proves(0, 4, leaf(0), root(0, 2), leaf(1))).isFalse();
  }

  @Test
  void step5AWayToAnotherRootFails() {
    assertThat(proves(0, 2, leaf(0), root(0, 3), leaf(1))).isFalse();
  }

  @Test
  void eachFlippedBitIsFound() {
    List<Hash> path = List.of(leaf(4), root(6, 7), root(0, 4));
    InclusionProof proof = new InclusionProof(5, 7, path);
    assertThat(proof.proves(leaf(5), root(0, 7))).isTrue();
    for (int bit = 0; bit < 256; bit++) {
      assertThat(proof.proves(flip(leaf(5), bit), root(0, 7))).isFalse();
      assertThat(proof.proves(leaf(5), flip(root(0, 7), bit))).isFalse();
      for (int i = 0; i < path.size(); i++) {
        List<Hash> flipped = new ArrayList<>(path);
        flipped.set(i, flip(path.get(i), bit));
        assertThat(new InclusionProof(5, 7, flipped).proves(leaf(5), root(0, 7))).isFalse();
      }
    }
    for (int bit = 0; bit < 64; bit++) {
      assertThat(new InclusionProof(5 ^ (1L << bit), 7, path).proves(leaf(5), root(0, 7)))
          .isFalse();
    }
  }

  @Test
  void oneHashMoreOrLessIsFound() {
    List<Hash> path = List.of(leaf(4), root(6, 7), root(0, 4));
    for (int i = 0; i <= path.size(); i++) {
      List<Hash> more = new ArrayList<>(path);
      more.add(i, leaf(9));
      assertThat(new InclusionProof(5, 7, more).proves(leaf(5), root(0, 7))).isFalse();
    }
    for (int i = 0; i < path.size(); i++) {
      List<Hash> less = new ArrayList<>(path);
      less.remove(i);
      assertThat(new InclusionProof(5, 7, less).proves(leaf(5), root(0, 7))).isFalse();
    }
  }

  @Test
  void theLongestPathIsThatOfTheLargestTree() {
    Hash root = leaf(0);
    for (int i = 0; i < 63; i++) {
      root = Hash.ofNode(root, leaf(1));
    }
    List<Hash> path = Collections.nCopies(63, leaf(1));
    assertThat(new InclusionProof(0, Long.MAX_VALUE, path).proves(leaf(0), root)).isTrue();
    List<Hash> longer = Collections.nCopies(64, leaf(1));
    assertThat(
            new InclusionProof(0, Long.MAX_VALUE, longer)
                .proves(leaf(0), Hash.ofNode(root, leaf(1))))
        .isFalse();
  }

  /** Which is why the size is compared together with the root, as a pair. */
  @Test
  void aPathDoesNotBindTheSize() {
    List<Hash> path = List.of(leaf(4), root(6, 8), root(0, 4));
    assertThat(new InclusionProof(5, 8, path).proves(leaf(5), root(0, 8))).isTrue();
    assertThat(new InclusionProof(5, 7, path).proves(leaf(5), root(0, 8))).isTrue();
    assertThat(new TreeHead(7, root(0, 8))).isNotEqualTo(new TreeHead(8, root(0, 8)));
  }
}
