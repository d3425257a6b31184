package assay.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LicensedHashTest {
  @Test
  void itsTextReadsBackFromItsHexadecimal() {
    LicensedHash hash = new LicensedHash("pdna", "1,2,ä𝄞,\"x");
    assertThat(LicensedHash.ofHex("pdna", hash.hex())).isEqualTo(hash);
    assertThat(new LicensedHash("pdna", "ab").hex()).isEqualTo("6162");
  }

  @ParameterizedTest
  @ValueSource(strings = {"6", "zz", "c3", "ff61", "eda080", "610a", ""})
  void whatIsNoHexadecimalOfATextIsRefused(String hex) {
    assertThatIllegalArgumentException().isThrownBy(() -> LicensedHash.ofHex("pdna", hex));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " a", "a ", "a\nb", "a\u0000", "\ud800", "\u0085"})
  void whatIsNoTextOfOneLineIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new LicensedHash("pdna", text));
  }

  @Test
  void itIsNotLongerThanALineOfTheProtocolHolds() {
    assertThat(new LicensedHash("pdna", "x".repeat(8192)).text()).hasSize(8192);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LicensedHash("pdna", "x".repeat(8193)))
        .withMessage("pdna has 1 to 8192 characters, not 8193");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "md5",
        "sha1",
        "sha-1",
        "sha256",
        "sha-512",
        "pdq",
        "url",
        "path-prefix",
        "domain"
      })
  void whatIsComputedHereNeedsNoLicence(String name) {
    assertThat(LicensedHash.isName(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PDNA", "9pdna", "p dna", "pdna/2", "abcdefghijklmnopqrstuvwxy"})
  void whatIsNoNameIsRefused(String name) {
    assertThat(LicensedHash.isName(name)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new LicensedHash(name, "a"));
  }
}
