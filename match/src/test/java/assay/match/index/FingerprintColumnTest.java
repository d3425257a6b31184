package assay.match.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.Pdq;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintColumnTest {
  @ParameterizedTest
  @CsvSource({
    "md5,0", "md5,1", "md5,2", "md5,24", "md5,25", "md5,20000",
    "sha1,25", "sha1,20000", "sha256,20000", "sha512,20000", "pdq,25", "pdq,20000"
  })
  void valuesAreSortedByTheirBytesAndRememberHowTheyArrived(String algorithm, int size) {
    List<Fingerprint> values = values(algorithm, size, new SplittableRandom(size));
    FingerprintSorter.Sorted sorted = sort(algorithm, values);
    List<String> expected = values.stream().map(Fingerprint::hex).distinct().sorted().toList();
    FingerprintColumn column = sorted.column();
    assertThat(IntStream.range(0, column.size()).mapToObj(i -> column.get(i).hex()).toList())
        .isEqualTo(expected);
    List<Integer> arrivals = new ArrayList<>();
    for (int position = 0; position < column.size(); position++) {
      for (int arrival : sorted.arrivals(position)) {
        assertThat(values.get(arrival)).isEqualTo(column.get(position));
        arrivals.add(arrival);
      }
    }
    assertThat(arrivals)
        .isEqualTo(
            IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparing(i -> values.get(i).hex()))
                .toList());
  }

  /** Many begin alike, and some are equal, so that every word is needed to order them. */
  private static List<Fingerprint> values(String algorithm, int size, SplittableRandom random) {
    int length = FingerprintColumn.width(algorithm) * Long.BYTES;
    List<Fingerprint> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      byte[] bytes = new byte[length];
      for (int at = random.nextInt(4) * length / 4; at < length; at++) {
        bytes[at] = (byte) (random.nextInt(3) - 1);
      }
      values.add(value(algorithm, bytes));
    }
    return values;
  }

  private static Fingerprint value(String algorithm, byte[] bytes) {
    String hex = HexFormat.of().formatHex(bytes);
    return DigestAlgorithm.ofLabel(algorithm)
        .map(digest -> (Fingerprint) Digest.parse(digest, hex.substring(0, 2 * digest.length())))
        .orElseGet(() -> Pdq.parse(hex));
  }

  private static FingerprintSorter.Sorted sort(String algorithm, List<Fingerprint> values) {
    FingerprintSorter sorter = new FingerprintSorter(algorithm);
    values.forEach(sorter::add);
    return sorter.sort();
  }

  @ParameterizedTest
  @ValueSource(strings = {"md5", "sha1", "sha256", "sha512"})
  void aDigestIsFoundWhereItStands(String algorithm) {
    List<Fingerprint> values = values(algorithm, 5_000, new SplittableRandom(1));
    FingerprintColumn column = sort(algorithm, values).column();
    DigestIndex index = DigestIndex.of(column);
    for (int position = 0; position < column.size(); position++) {
      assertThat(index.find((Digest) column.get(position))).hasValue(position);
    }
    for (Fingerprint other : values(algorithm, 5_000, new SplittableRandom(2))) {
      assertThat(index.find((Digest) other).isPresent()).isEqualTo(values.contains(other));
    }
  }

  @Test
  void anEmptyColumnHoldsNoDigest() {
    DigestIndex index = DigestIndex.of(new FingerprintSorter("md5").sort().column());
    assertThat(index.find(Digest.compute(DigestAlgorithm.MD5, new byte[0])))
        .isEqualTo(OptionalInt.empty());
  }

  @Test
  void aFingerprintOfAnotherAlgorithmIsRefused() {
    FingerprintSorter sorter = new FingerprintSorter("sha256");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sorter.add(new Pdq(1, 2, 3, 4)))
        .withMessage("expected sha256, found pdq");
  }
}
