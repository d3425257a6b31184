package assay.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdqTest {
  @Test
  void hexadecimalIsWrittenFromBit255Down() {
    for (int bit = 0; bit < Pdq.BITS; bit++) {
      long[] words = new long[4];
      words[bit / 64] = 1L << bit % 64;
      Pdq hash = new Pdq(words[0], words[1], words[2], words[3]);
      String expected = String.format("%064x", BigInteger.ONE.shiftLeft(bit));
      assertThat(hash.hex()).isEqualTo(expected);
      assertThat(Pdq.parse(expected)).isEqualTo(hash);
    }
  }

  @Test
  void bothCasesAreRead() {
    String hex = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";
    assertThat(Pdq.parse(hex.toUpperCase(Locale.ROOT)).hex()).isEqualTo(hex);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 65, 128})
  void anotherNumberOfDigitsIsRefused(int digits) {
    assertThatThrownBy(() -> Pdq.parse("0".repeat(digits)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pdq has 64 hex digits, not " + digits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"g", " ", "-", "+", "x", "\uff11"})
  void whatIsNoDigitIsRefusedAndNotQuoted(String wrong) {
    for (int at : new int[] {0, 16, 31, 63}) {
      String hex = "1".repeat(at) + wrong + "1".repeat(63 - at);
      assertThatThrownBy(() -> Pdq.parse(hex))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("pdq is not hexadecimal");
    }
  }

  @Test
  void theDistanceIsTheNumberOfDifferingBits() {
    SplittableRandom random = new SplittableRandom(0x5eed);
    for (int i = 0; i < 1000; i++) {
      Pdq a = random(random);
      Pdq b = random(random);
      int expected = new BigInteger(a.hex(), 16).xor(new BigInteger(b.hex(), 16)).bitCount();
      assertThat(a.distance(b)).isEqualTo(expected).isEqualTo(b.distance(a));
      assertThat(a.distance(a)).isZero();
    }
    assertThat(new Pdq(0, 0, 0, 0).distance(new Pdq(-1, -1, -1, -1))).isEqualTo(256);
  }

  @Test
  void theVariantsAreInTheOrderOfTheTransforms() {
    SplittableRandom random = new SplittableRandom(0x5eed);
    List<Pdq> eight = Stream.generate(() -> random(random)).limit(8).toList();
    PdqHashes hashes = new PdqHashes(eight, 100);
    assertThat(Stream.of(Transform.values()).map(hashes::variant).toList()).isEqualTo(eight);
    assertThat(hashes.hash()).isEqualTo(hashes.variant(Transform.ORIGINAL));
  }

  @Test
  void theTurnedHashesAreInTheOrderOfTheTransformsAndBeginWithTheHash() {
    SplittableRandom random = new SplittableRandom(0x5eee);
    List<Pdq> derived = Stream.generate(() -> random(random)).limit(8).toList();
    List<Pdq> turned = new ArrayList<>(derived.subList(0, 1));
    Stream.generate(() -> random(random)).limit(7).forEach(turned::add);
    PdqHashes hashes = new PdqHashes(derived, turned, 100);
    assertThat(Stream.of(Transform.values()).map(hashes::turned).toList()).isEqualTo(turned);
    Collections.swap(turned, 0, 1);
    assertThatThrownBy(() -> new PdqHashes(derived, turned, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the picture as it is has two hashes");
  }

  @Test
  void sevenVariantsOrAQualityBeyondAHundredAreRefused() {
    Pdq hash = new Pdq(1, 2, 3, 4);
    for (int quality : new int[] {-1, 101}) {
      assertThatThrownBy(() -> new PdqHashes(Collections.nCopies(8, hash), quality))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new PdqHashes(Collections.nCopies(7, hash), 50))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Pdq random(SplittableRandom random) {
    return new Pdq(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }
}
