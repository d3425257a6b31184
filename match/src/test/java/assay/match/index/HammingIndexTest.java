package assay.match.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.fingerprint.Pdq;
import assay.testkit.Fixtures;
import assay.testkit.HammingIndexContract;
import assay.testkit.PdqVariations;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HammingIndexTest extends HammingIndexContract {
  /** How many pairs the reference implementation finds in its published lists, by radius. */
  private static final Map<Integer, Integer> PUBLISHED =
      Map.of(0, 50, 15, 151, 31, 250, 32, 250, 47, 287, 63, 352);

  /** Looks up as the index itself would; a subclass may prescribe the plan. */
  void find(HammingIndex index, List<Pdq> queries, int radius, HammingIndex.Hits hits) {
    index.find(queries, radius, hits);
  }

  @Override
  protected Search index(List<Pdq> hashes) {
    FingerprintColumn column = column(hashes);
    HammingIndex index = HammingIndex.of(column);
    return (query, radius) -> {
      index.cost(radius, 1); // refuses a radius outside, whatever the plan
      Map<Pdq, Integer> near = new HashMap<>();
      find(
          index,
          List.of(query),
          radius,
          (number, position, distance) ->
              assertThat(near.put((Pdq) column.get(position), distance)).isNull());
      return near;
    };
  }

  static FingerprintColumn column(List<Pdq> hashes) {
    FingerprintSorter sorter = new FingerprintSorter("pdq");
    hashes.forEach(sorter::add);
    return sorter.sort().column();
  }

  /** The fixture lists every pair within 63 bits, found by the reference by brute force. */
  @Test
  void thePairsOfTheReferenceListsAreFound() throws IOException {
    List<Pdq> needles = hashes("needles.txt");
    List<Pdq> haystack = hashes("haystack.txt");
    List<String> expected = lines("expected-matches-d63.tsv");
    Search search = index(haystack);
    Map<Integer, Integer> pairs = new TreeMap<>();
    for (int radius : PUBLISHED.keySet()) {
      List<String> found = new ArrayList<>();
      for (int needle = 0; needle < needles.size(); needle++) {
        Map<Pdq, Integer> near = search.find(needles.get(needle), radius);
        for (int straw = 0; straw < haystack.size(); straw++) {
          if (near.containsKey(haystack.get(straw))) {
            found.add(row(needle, straw, near.get(haystack.get(straw))));
          }
        }
      }
      assertThat(found)
          .containsExactlyInAnyOrderElementsOf(
              expected.stream().skip(1).filter(row -> distance(row) <= radius).toList());
      pairs.put(radius, found.size());
    }
    if (Fixtures.largeSet().isPresent()) {
      assertThat(pairs).isEqualTo(new TreeMap<>(PUBLISHED));
    }
  }

  private static String row(int needle, int straw, int distance) {
    return (needle + 1) + "\t" + (straw + 1) + "\t" + distance;
  }

  private static int distance(String row) {
    return Integer.parseInt(row.substring(row.lastIndexOf('\t') + 1));
  }

  private static List<Pdq> hashes(String file) throws IOException {
    return lines(file).stream().map(Pdq::parse).toList();
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(Fixtures.locate("pdq/hashlists/" + file));
  }

  @Test
  void aMillionHashesAreSearchedExactly() {
    SplittableRandom random = new SplittableRandom(1_000_000);
    FingerprintSorter sorter = new FingerprintSorter("pdq");
    List<Pdq> planted = new ArrayList<>();
    for (int i = 0; i < 1_000_000; i++) {
      Pdq hash = PdqVariations.random(random);
      sorter.add(hash);
      if (i % 15_625 == 0) {
        planted.add(hash);
      }
    }
    FingerprintColumn column = sorter.sort().column();
    HammingIndex index = HammingIndex.of(column);
    for (int distance = 0; distance < planted.size(); distance++) {
      Pdq query = PdqVariations.atDistance(planted.get(distance), distance, random);
      Map<Integer, Integer> near = new HashMap<>();
      index.find(query, distance, near::put);
      assertThat(near).isEqualTo(scan(column, query, distance));
      assertThat(near).containsValue(distance);
    }
  }

  private static Map<Integer, Integer> scan(FingerprintColumn column, Pdq query, int radius) {
    Map<Integer, Integer> near = new HashMap<>();
    for (int position = 0; position < column.size(); position++) {
      int distance = query.distance((Pdq) column.get(position));
      if (distance <= radius) {
        near.put(position, distance);
      }
    }
    return near;
  }

  @Test
  void aColumnOfDigestsIsRefused() {
    FingerprintColumn column = new FingerprintSorter("md5").sort().column();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HammingIndex.of(column))
        .withMessage("expected pdq, found md5");
  }
}
