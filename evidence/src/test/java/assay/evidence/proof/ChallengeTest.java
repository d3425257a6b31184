package assay.evidence.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.evidence.Vectors;
import assay.json.JsonObject;
import assay.merkle.Hash;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {
  private static final JsonObject VECTOR = Vectors.object("challenge");
  private static final byte[] SEED = HexFormat.of().parseHex(Vectors.text(VECTOR, "seedHex"));

  private static long[] numbers(String key) {
    List<?> numbers = (List<?>) VECTOR.members().get(key);
    return numbers.stream().mapToLong(Long.class::cast).toArray();
  }

  @Test
  void thePublishedChallengeIsDrawn() {
    Hash root = Vectors.hash(Vectors.all(), "itemsRoot");
    byte[] beacon = HexFormat.of().parseHex(Vectors.text(VECTOR, "beaconHex"));
    assertThat(Challenge.seed(root, 8, beacon)).isEqualTo(SEED);
    assertThat(Challenge.of(root, 8, beacon).indexes(6)).isEqualTo(numbers("firstSixIndexes"));
    assertThat(new Challenge(SEED, 1_000_000).indexes(4)).isEqualTo(numbers("sameSeedSize1000000"));
  }

  /** The sizes beyond 2^62 skip up to half of the numbers. */
  @ParameterizedTest
  @ValueSource(
      longs = {
        1,
        2,
        3,
        1000,
        (1L << 53) - 1,
        1L << 62,
        (1L << 62) + 1,
        6_148_914_691_236_517_206L,
        Long.MAX_VALUE
      })
  void itIsDrawnAsDefined(long size) {
    long[] indexes = new Challenge(SEED, size).indexes(300);
    assertThat(indexes).isEqualTo(asDefined(BigInteger.valueOf(size), 300));
    assertThat(Arrays.stream(indexes).allMatch(i -> i >= 0 && i < size)).isTrue();
  }

  private static long[] asDefined(BigInteger size, int count) {
    BigInteger limit = BigInteger.ONE.shiftLeft(64).divide(size).multiply(size);
    Mac mac = Keyed.hmac(SEED);
    long[] indexes = new long[count];
    int drawn = 0;
    for (int j = 0; drawn < count; j++) {
      byte[] hmac = mac.doFinal(ByteBuffer.allocate(4).putInt(j).array());
      BigInteger x = new BigInteger(1, Arrays.copyOf(hmac, 8));
      if (x.compareTo(limit) < 0) {
        indexes[drawn++] = x.mod(size).longValueExact();
      }
    }
    return indexes;
  }

  @Test
  void nothingIsDrawnFromNothing() {
    assertThatThrownBy(() -> Challenge.of(Hash.ofNothing(), 0, new byte[32]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
