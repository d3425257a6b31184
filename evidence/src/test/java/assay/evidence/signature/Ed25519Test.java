package assay.evidence.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.evidence.TestKeys;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519Test {
  @Test
  void thePublicHalfOfAPrivateKeyIsThatOfTheRfc() throws Exception {
    assertThat(Ed25519.raw(TestKeys.FIRST.getPublic()))
        .asHexString()
        .isEqualToIgnoringCase("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    assertThat(Ed25519.raw(TestKeys.SECOND.getPublic()))
        .asHexString()
        .isEqualToIgnoringCase("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  }

  @Test
  void signsAsTheRfcSays() {
    byte[] signature = Ed25519.sign(TestKeys.SECOND.getPrivate(), new byte[] {0x72});
    assertThat(signature)
        .asHexString()
        .isEqualToIgnoringCase(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    assertThat(Ed25519.verifies(TestKeys.SECOND.getPublic(), new byte[] {0x72}, signature))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f70751", // a byte short
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // y = p
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", // beyond
        "0200000000000000000000000000000000000000000000000000000000000000", // y = 2: no x
      })
  void bytesThatAreNoKeyAreRefused(String hex) {
    assertThatThrownBy(() -> Ed25519.publicKey(HexFormat.of().parseHex(hex)))
        .isInstanceOf(KeyException.class);
  }

  @Test
  void aSignatureWithAScalarBeyondTheOrderDoesNotVerify() {
    byte[] signature = Ed25519.sign(TestKeys.FIRST.getPrivate(), new byte[3]);
    for (int i = 32; i < 64; i++) {
      signature[i] = (byte) 0xff;
    }
    assertThat(Ed25519.verifies(TestKeys.FIRST.getPublic(), new byte[3], signature)).isFalse();
    assertThat(Ed25519.verifies(TestKeys.FIRST.getPublic(), new byte[3], new byte[0])).isFalse();
  }

  @Test
  void halvesOfDifferentPairsAreNoPair() throws Exception {
    assertThat(Ed25519.isPair(TestKeys.FIRST.getPublic(), TestKeys.SECOND.getPrivate())).isFalse();
    KeyPair other = KeyPairGenerator.getInstance("Ed448").generateKeyPair();
    assertThatThrownBy(() -> Ed25519.pair(other.getPrivate())).isInstanceOf(KeyException.class);
    assertThatThrownBy(() -> Ed25519.raw(other.getPublic())).isInstanceOf(KeyException.class);
  }
}
