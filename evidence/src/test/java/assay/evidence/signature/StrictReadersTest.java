package assay.evidence.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictReadersTest {
  @ParameterizedTest
  @CsvSource({
    "Zg==, true, true",
    "Zg, false, true", // no padding
    "Zh==, false, false", // a bit that nobody reads
    "+/+/, true, true",
    "-_-_, false, true", // URL-safe
    "+_-/, false, false", // a mixture
    "Zg= =, false, false",
    "'', true, true",
  })
  void base64HasOneSpelling(String text, boolean standard, boolean either) {
    assertThat(Base64Text.standard(text).isPresent()).isEqualTo(standard);
    assertThat(Base64Text.eitherAlphabet(text).isPresent()).isEqualTo(either);
  }

  @Test
  void utf8ThatIsNoneIsNotReplaced() {
    assertThat(Utf8.text(new byte[] {(byte) 0xc3})).isEmpty();
    assertThat(Utf8.text(new byte[] {(byte) 0xc0, (byte) 0x80})).isEmpty();
    assertThat(Utf8.bytes("\ud800")).isEmpty();
    assertThat(Utf8.bytes("\u2014").map(bytes -> bytes.length)).contains(3);
  }

  @Test
  void pemRoundTripsAndIgnoresRemarks() throws Exception {
    Pem pem = new Pem("PUBLIC KEY", new byte[100]);
    Pem read = Pem.parse("subject=me\r\n" + pem.write().replace("\n", "\r\n") + "end\r\n");
    assertThat(read.label()).isEqualTo("PUBLIC KEY");
    assertThat(read.der()).isEqualTo(new byte[100]);
    assertThat(read.write()).isEqualTo(pem.write());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN X-----",
        "-----BEGIN X-----\n-----END X-----\n",
        "-----BEGIN X-----\nAAAA\n-----END Y-----\n",
        "-----BEGIN X-----\nAA*A\n-----END X-----\n",
        "-----BEGIN X-----\nAAAA\n-----END X-----\n-----BEGIN X-----\nAAAA\n-----END X-----\n",
      })
  void pemThatIsDamagedIsRefused(String text) {
    assertThatThrownBy(() -> Pem.parse(text)).isInstanceOf(KeyException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65535, 65536})
  void derRoundTripsAtEveryLengthOfALength(int length) throws Exception {
    Der der = Der.of(Der.element(Der.OCTETS, new byte[length]));
    assertThat(der.next(Der.OCTETS)).hasSize(length);
    der.end();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0281", // cut within the length
        "02", // cut before the length
        "0202ff", // cut within the content
        "028101ff", // 1 is written in one byte
        "02820001ff", // a zero too many
        "0280", // indefinite
        "0284ffffffff", // far too long
        "02020001", // a zero too many in the integer
        "0200", // no integer at all
        "0201ff", // negative
        "0401ff", // not an integer
      })
  void derThatIsNotTheShortestIsRefused(String hex) {
    assertThatThrownBy(() -> Der.of(HexFormat.of().parseHex(hex)).unsigned())
        .isInstanceOf(KeyException.class);
  }

  @Test
  void derNeverFailsOtherwise() {
    var random = new SplittableRandom(0x5eed);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(12)];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        bytes[0] = (byte) (random.nextBoolean() ? Der.SEQUENCE : Der.INTEGER);
      }
      try {
        Der der = Der.of(bytes);
        BigInteger number = der.nextIs(Der.SEQUENCE) ? der.sequence().unsigned() : der.unsigned();
        assertThat(number.signum()).isNotNegative();
      } catch (KeyException e) {
        assertThat(e).hasNoCause();
      }
    }
  }
}
