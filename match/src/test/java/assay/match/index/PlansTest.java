package assay.match.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.fingerprint.Pdq;
import assay.testkit.PdqVariations;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many queries in one call, by each plan: what a comparison of all with all finds. */
class PlansTest {
  private static final int[] RADII = {0, 1, 14, 15, 16, 31, 32, 41, 47, 48, 63};

  @ParameterizedTest
  @EnumSource(Plan.class)
  void hashesAtEveryDistanceAreFound(Plan plan) {
    SplittableRandom random = new SplittableRandom(11);
    List<Pdq> queries = randoms(15, random);
    List<Pdq> hashes = randoms(1_500, random);
    for (Pdq query : queries) {
      for (int distance = 0; distance <= 70; distance++) {
        hashes.add(PdqVariations.atDistance(query, distance, random));
      }
    }
    requireEqual(plan, hashes, queries);
  }

  @ParameterizedTest
  @EnumSource(Plan.class)
  void clustersOfHashesThatAreMostlyAlikeAreFound(Plan plan) {
    SplittableRandom random = new SplittableRandom(12);
    List<Pdq> hashes = new ArrayList<>();
    for (Pdq centre : randoms(5, random)) {
      for (int i = 0; i < 300; i++) {
        hashes.add(PdqVariations.atDistance(centre, random.nextInt(40), random));
      }
    }
    requireEqual(plan, hashes, hashes.subList(290, 310));
  }

  /** Fifteen of sixteen parts equal, and all bits of the last that differ. */
  @ParameterizedTest
  @EnumSource(Plan.class)
  void hashesThatShareAllPartsButOneAreFound(Plan plan) {
    Pdq centre = PdqVariations.random(new SplittableRandom(13));
    List<Pdq> hashes = new ArrayList<>(List.of(centre));
    for (int part = 0; part < 16; part++) {
      for (int bits = 1; bits <= 16; bits++) {
        int first = part * 16;
        hashes.add(
            PdqVariations.flip(centre, IntStream.range(first, first + bits).boxed().toList()));
      }
    }
    requireEqual(plan, hashes, hashes);
  }

  /** The widest spread that radius 31 and 47 must see, and one bit more. */
  @ParameterizedTest
  @EnumSource(Plan.class)
  void differencesSpreadEvenlyOverThePartsAreFound(Plan plan) {
    Pdq centre = PdqVariations.random(new SplittableRandom(14));
    List<Pdq> queries = new ArrayList<>();
    for (int distance = 0; distance <= 64; distance++) {
      for (int first = 0; first < 16; first++) {
        int start = first;
        queries.add(
            PdqVariations.flip(
                centre,
                IntStream.range(0, distance)
                    .mapToObj(i -> (start + i) % 16 * 16 + i / 16 * 5)
                    .toList()));
      }
    }
    requireEqual(plan, List.of(centre), queries);
  }

  @ParameterizedTest
  @EnumSource(Plan.class)
  void moreQueriesThanAreKeptAtATimeAreAllAnswered(Plan plan) {
    SplittableRandom random = new SplittableRandom(15);
    List<Pdq> hashes = randoms(40, random);
    List<Pdq> queries = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) { // 697 looks each into a part
      queries.add(PdqVariations.atDistance(hashes.get(i % 40), random.nextInt(70), random));
    }
    FingerprintColumn column = HammingIndexTest.column(hashes);
    requireSame(
        found(column, HammingIndex.of(column), queries, 63, plan),
        expected(hashes, queries, 63),
        63);
  }

  @ParameterizedTest
  @EnumSource(Plan.class)
  void noQueriesFindNothing(Plan plan) {
    List<Pdq> hashes = randoms(10, new SplittableRandom(16));
    FingerprintColumn column = HammingIndexTest.column(hashes);
    assertThat(found(column, HammingIndex.of(column), List.of(), 31, plan)).isEmpty();
  }

  /** As measured when the model was fitted, a clear way off the points where plans are equal. */
  @ParameterizedTest
  @CsvSource({
    "1000,31,15,SCAN", "1000000,63,15,SCAN", "1000000,31,1,PROBE", "1000000,31,15,PROBE",
    "1000000,41,15,PROBE", "100000,55,15,SCAN", "1000000,31,4096,JOIN", "10000000,31,8192,JOIN",
    "10000000,0,1,PROBE"
  })
  void thePlanIsTheOneThatWasFasterWhenMeasured(int size, int radius, int queries, Plan plan) {
    assertThat(new Cost(size, size / 65_536.0, radius, queries).cheapest()).isEqualTo(plan);
  }

  @Test
  void aWiderRadiusIsNeverEstimatedCheaper() {
    for (int size = 1; size <= 10_000_000; size *= 10) {
      for (int radius = 1; radius < 64; radius++) {
        assertThat(new Cost(size, size / 65_536.0, radius, 15).least())
            .isGreaterThanOrEqualTo(new Cost(size, size / 65_536.0, radius - 1, 15).least());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 64})
  void aRadiusOutsideIsRefused(int radius) {
    HammingIndex index = HammingIndex.of(HammingIndexTest.column(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> index.estimate(radius));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.find(List.of(), radius, (query, position, distance) -> {}));
  }

  private record Hit(int query, Pdq hash, int distance) {}

  private static void requireEqual(Plan plan, List<Pdq> hashes, List<Pdq> queries) {
    FingerprintColumn column = HammingIndexTest.column(hashes);
    HammingIndex index = HammingIndex.of(column);
    for (int radius : RADII) {
      requireSame(
          found(column, index, queries, radius, plan), expected(hashes, queries, radius), radius);
    }
  }

  private static void requireSame(List<Hit> found, List<Hit> expected, int radius) {
    assertThat(Set.copyOf(found)).as("radius %d", radius).isEqualTo(Set.copyOf(expected));
    assertThat(found).as("radius %d, each once", radius).hasSameSizeAs(expected);
  }

  private static List<Hit> found(
      FingerprintColumn column, HammingIndex index, List<Pdq> queries, int radius, Plan plan) {
    List<Hit> hits = new ArrayList<>();
    index.find(
        queries,
        radius,
        (query, position, distance) ->
            hits.add(new Hit(query, (Pdq) column.get(position), distance)),
        plan);
    return hits;
  }

  private static List<Hit> expected(List<Pdq> hashes, List<Pdq> queries, int radius) {
    List<Hit> hits = new ArrayList<>();
    for (int query = 0; query < queries.size(); query++) {
      for (Pdq hash : hashes.stream().distinct().toList()) {
        if (hash.distance(queries.get(query)) <= radius) {
          hits.add(new Hit(query, hash, hash.distance(queries.get(query))));
        }
      }
    }
    return hits;
  }

  private static List<Pdq> randoms(int count, SplittableRandom random) {
    return new ArrayList<>(
        IntStream.range(0, count).mapToObj(i -> PdqVariations.random(random)).toList());
  }
}
