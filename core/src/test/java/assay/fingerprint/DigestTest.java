package assay.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
  /** RFC 1321, A.5, and FIPS 180-4's examples. */
  @ParameterizedTest
  @CsvSource({
    "MD5, 900150983cd24fb0d6963f7d28e17f72",
    "SHA1, a9993e364706816aba3e25717850c26c9cd0d89d",
    "SHA256, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "SHA512, ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
  })
  void thePublishedValuesOfAbcAreComputed(DigestAlgorithm algorithm, String expected) {
    Digest digest = Digest.compute(algorithm, "abc".getBytes(StandardCharsets.US_ASCII));
    assertThat(digest.hex()).isEqualTo(expected);
    assertThat(digest).isEqualTo(Digest.parse(algorithm, expected));
  }

  @ParameterizedTest
  @EnumSource
  void hexadecimalOfEitherCaseAndOnlyOfTheRightLengthIsRead(DigestAlgorithm algorithm) {
    String hex = "aB".repeat(algorithm.length());
    assertThat(Digest.parse(algorithm, hex).hex()).isEqualTo("ab".repeat(algorithm.length()));
    for (String wrong : new String[] {"", hex.substring(1), hex.substring(2), hex + "a"}) {
      assertThatThrownBy(() -> Digest.parse(algorithm, wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("not " + wrong.length());
    }
    String noHex = "zy".repeat(algorithm.length());
    assertThatThrownBy(() -> Digest.parse(algorithm, noHex))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(algorithm.label() + " is not hexadecimal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256", "SHA256", "SHA-256", "sha-256", "Sha256"})
  void labelsAreReadAsTheyAreFoundInTheWild(String label) {
    assertThat(DigestAlgorithm.ofLabel(label)).contains(DigestAlgorithm.SHA256);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha", "sha224", "pdq", "md5 "})
  void otherLabelsNameNoDigest(String label) {
    assertThat(DigestAlgorithm.ofLabel(label)).isEmpty();
  }

  @Test
  void equalBytesOfAnotherAlgorithmAreAnotherDigest() {
    Digest md5 = Digest.of(DigestAlgorithm.MD5, new byte[16]);
    assertThat(md5)
        .isEqualTo(Digest.parse(DigestAlgorithm.MD5, "0".repeat(32)))
        .isNotEqualTo(Digest.of(DigestAlgorithm.SHA1, new byte[20]));
  }

  @Test
  void bytesGoInAndOutAsCopies() {
    byte[] bytes = new byte[16];
    Digest digest = Digest.of(DigestAlgorithm.MD5, bytes);
    bytes[0] = 1;
    digest.bytes()[1] = 1;
    assertThat(digest.bytes()).isEqualTo(new byte[16]);
  }
}
