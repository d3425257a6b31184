package assay.dataset.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That others read what is packed here, and the other way round, is in {@link KeptRowsTest}. */
class PageCodecTest {
  @ParameterizedTest
  @EnumSource
  void whatWasPackedComesOutAgain(PageCodec codec) throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    for (int length : new int[] {0, 1, 4, 11, 12, 13, 59, 60, 61, 64, 255, 256, 300, 70_000}) {
      for (int letters : new int[] {1, 2, 5, 256}) {
        byte[] plain = new byte[length];
        for (int i = 0; i < length; i++) {
          plain[i] = (byte) random.nextInt(letters);
        }
        assertThat(codec.unpack(codec.pack(plain), length)).isEqualTo(plain);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "UNCOMPRESSED", mode = EnumSource.Mode.EXCLUDE)
  void whatRepeatsBecomesSmall(PageCodec codec) throws Exception {
    byte[] plain = "a row, and a row, and another one; ".repeat(1000).getBytes(UTF_8);
    assertThat(codec.pack(plain)).hasSizeLessThan(plain.length / 15);
  }

  /** No byte behind the end is read or written, whatever is claimed. */
  @ParameterizedTest
  @EnumSource
  void whatIsDamagedIsRefusedOrOfTheRightLength(PageCodec codec) throws Exception {
    byte[] plain = "a row, and a row, and another one; ".repeat(20).getBytes(UTF_8);
    byte[] packed = codec.pack(plain);
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 3000; i++) {
      byte[] damaged = Arrays.copyOf(packed, 1 + random.nextInt(packed.length));
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      try {
        assertThat(codec.unpack(damaged, plain.length)).hasSameSizeAs(plain);
      } catch (Damaged refused) {
        assertThat(refused).hasMessageContaining("page");
      }
    }
    assertThrows(Damaged.class, () -> codec.unpack(packed, plain.length + 1));
  }
}
