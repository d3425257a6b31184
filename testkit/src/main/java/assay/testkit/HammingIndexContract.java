package assay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.fingerprint.Pdq;
import assay.policy.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every Hamming index owes: all hashes within the radius, none beyond it, each once. Extend it
 * and say how to build the index.
 */
public abstract class HammingIndexContract {
  private static final int PARTS = 16; // that an index may cut a hash into
  private static final int PART_BITS = Pdq.BITS / PARTS;
  private static final Pdq ZEROS = new Pdq(0, 0, 0, 0);
  private static final Pdq ONES = new Pdq(-1, -1, -1, -1);
  private static final Pdq NEEDLE = PdqVariations.random(new SplittableRandom(1));

  /** A built index. */
  @FunctionalInterface
  public interface Search {
    /**
     * The distinct hashes within the radius, with their distance. Fails if the index tells one of
     * them twice.
     */
    Map<Pdq, Integer> find(Pdq query, int radius);
  }

  /** Builds an index over hashes that may repeat. */
  protected abstract Search index(List<Pdq> hashes);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 14, 15, 16, 17, 30, 31, 32, 33, 46, 47, 48, 62, 63})
  void everyHashWithinTheRadiusIsFoundAndNoneBeyondIt(int radius) {
    SplittableRandom random = new SplittableRandom(radius);
    Pdq query = PdqVariations.random(random);
    List<Pdq> hashes = new ArrayList<>();
    for (int distance = 0; distance <= 80; distance++) {
      for (int i = 0; i < 20; i++) {
        hashes.add(PdqVariations.atDistance(query, distance, random));
      }
    }
    IntStream.range(0, 2_000).forEach(i -> hashes.add(PdqVariations.random(random)));
    requireEqual(hashes, List.of(query), radius);
  }

  @Test
  void hashesThatCrowdTogetherAreAllTold() {
    SplittableRandom random = new SplittableRandom(7);
    Pdq centre = PdqVariations.random(random);
    List<Pdq> hashes = new ArrayList<>();
    IntStream.range(0, 3_000)
        .forEach(i -> hashes.add(PdqVariations.atDistance(centre, random.nextInt(24), random)));
    for (int radius : new int[] {0, 8, 20, 31, 63}) {
      requireEqual(hashes, hashes.subList(0, 20), radius);
    }
  }

  @Test
  void hashesWhoseBitsAreMostlyAlikeAreAllTold() {
    SplittableRandom random = new SplittableRandom(8);
    List<Pdq> hashes = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) { // whole rows equal, as flat or striped pictures have
      long row = random.nextInt(4) * 0x5555L;
      long word = row | row << 16 | row << 32 | row << 48;
      Pdq striped = new Pdq(word, ~word, word, random.nextInt(2) - 1L);
      hashes.add(PdqVariations.atDistance(striped, random.nextInt(40), random));
    }
    for (int radius : new int[] {0, 15, 31, 47, 63}) {
      requireEqual(hashes, hashes.subList(0, 20), radius);
    }
  }

  @Test
  void differencesSpreadEvenlyOverThePartsAreFound() {
    Search needle = index(List.of(NEEDLE));
    for (int distance = 0; distance <= Thresholds.WIDEST; distance++) {
      for (int first = 0; first < PARTS; first++) {
        List<Integer> bits = new ArrayList<>();
        for (int i = 0; i < distance; i++) {
          bits.add((first + i) % PARTS * PART_BITS + (first + i / PARTS * 3) % PART_BITS);
        }
        requireFoundAtItsDistanceOnly(needle, bits);
      }
    }
  }

  @Test
  void differencesSpreadFromTheLastPartBackwardsAreFound() {
    Search needle = index(List.of(NEEDLE));
    for (int distance = 0; distance <= Thresholds.WIDEST; distance++) {
      List<Integer> bits = new ArrayList<>();
      for (int i = 0; i < distance; i++) {
        bits.add((PARTS - 1 - i % PARTS) * PART_BITS + i / PARTS);
      }
      requireFoundAtItsDistanceOnly(needle, bits);
    }
  }

  @Test
  void differencesCrowdedIntoNeighbouringPartsAreFound() {
    Search needle = index(List.of(NEEDLE));
    for (int first = 0; first < PARTS; first++) {
      for (int distance = 0; distance <= Thresholds.WIDEST; distance++) {
        int start = first * PART_BITS;
        requireFoundAtItsDistanceOnly(
            needle,
            IntStream.range(start, start + distance).map(b -> b % Pdq.BITS).boxed().toList());
      }
    }
  }

  @Test
  void differencesInEverySecondPartAreFound() {
    Search needle = index(List.of(NEEDLE));
    for (int first = 0; first < 2; first++) {
      for (int distance = 0; distance <= Thresholds.WIDEST; distance++) {
        List<Integer> bits = new ArrayList<>();
        for (int i = 0; i < distance; i++) {
          bits.add((first + 2 * (i % 8)) * PART_BITS + i / 8);
        }
        requireFoundAtItsDistanceOnly(needle, bits);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 32, 64, 256, 1024})
  void listsOfAnyLengthAreFoundInFull(int size) {
    SplittableRandom random = new SplittableRandom(size);
    List<Pdq> hashes =
        IntStream.range(0, size).mapToObj(i -> PdqVariations.random(random)).toList();
    Search search = index(hashes);
    for (Pdq hash : hashes) {
      Pdq near = PdqVariations.atDistance(hash, 31, random);
      assertThat(search.find(hash, 0)).containsOnly(Map.entry(hash, 0));
      assertThat(search.find(near, 31)).containsEntry(hash, 31);
      assertThat(search.find(near, 30)).doesNotContainKey(hash);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 1000, 1024})
  void equalHashesAreFound(int size) {
    for (Pdq hash : List.of(ZEROS, ONES, PdqVariations.random(new SplittableRandom(3)))) {
      List<Pdq> hashes = IntStream.range(0, size).mapToObj(i -> hash).toList();
      requireEqual(hashes, List.of(hash, ZEROS, ONES), 0);
      requireEqual(hashes, List.of(hash, ZEROS, ONES), 63);
    }
  }

  @Test
  void anEmptyListHoldsNothing() {
    assertThat(index(List.of()).find(ZEROS, 63)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 64, 256, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void aRadiusOutsideIsRefused(int radius) {
    Search search = index(List.of(ZEROS));
    assertThatIllegalArgumentException().isThrownBy(() -> search.find(ZEROS, radius));
  }

  private void requireEqual(List<Pdq> hashes, List<Pdq> queries, int radius) {
    Search search = index(hashes);
    Search oracle = new LinearSearch(hashes);
    for (Pdq query : queries) {
      assertThat(search.find(query, radius)).isEqualTo(oracle.find(query, radius));
    }
  }

  /** The radius one short of the distance must not find what the distance finds. */
  private static void requireFoundAtItsDistanceOnly(Search needle, List<Integer> bits) {
    Pdq query = PdqVariations.flip(NEEDLE, bits);
    int distance = bits.size();
    assertThat(query.distance(NEEDLE)).isEqualTo(distance);
    for (int radius = distance; radius <= Thresholds.WIDEST; radius++) {
      assertThat(needle.find(query, radius))
          .as("%s", bits)
          .containsOnly(Map.entry(NEEDLE, distance));
    }
    if (distance > 0) {
      assertThat(needle.find(query, distance - 1)).isEmpty();
    }
  }
}
