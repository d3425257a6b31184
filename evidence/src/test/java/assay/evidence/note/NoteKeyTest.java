package assay.evidence.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteKeyTest {
  /** From the C2SP specification. */
  private static final String FOO =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

  @Test
  void theKeyOfTheSpecificationRoundTrips() throws Exception {
    NoteKey key = NoteKey.parse(FOO);
    assertThat(key.name()).isEqualTo("example.com/foo");
    assertThat(key.keyId()).isEqualTo(0x530d903a);
    assertThat(key.type()).isEqualTo(NoteKey.ED25519);
    assertThat(key.vkey()).isEqualTo(FOO);
    assertThat(NoteKey.of(key.name(), key.type(), key.bytes())).isEqualTo(key);
  }

  @Test
  void plusSignsInTheBase64BelongToIt() throws Exception {
    String vkey =
        "assay.example.org/snapshots/demo-2026-03+251db6aa"
            + "+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";
    assertThat(NoteKey.parse(vkey).vkey()).isEqualTo(vkey);
  }

  @Test
  void aKeyOfAnotherTypeIsKept() throws Exception {
    byte[] typed = new byte[1 + 1312];
    typed[0] = NoteKey.ML_DSA_44;
    typed[1] = 7;
    NoteKey computed = NoteKey.of("w.example/pq", NoteKey.ML_DSA_44, key(typed));
    assertThat(NoteKey.parse(computed.vkey())).isEqualTo(computed);
    assertThat(computed.isSupported()).isFalse();

    String ecdsa = "w.example/ec+01020304+" + Base64.getEncoder().encodeToString(new byte[] {2, 9});
    assertThat(NoteKey.parse(ecdsa).vkey()).isEqualTo(ecdsa);
  }

  private static byte[] key(byte[] typed) {
    return Arrays.copyOfRange(typed, 1, typed.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com/foo",
        "example.com/foo+530d903a",
        "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", // other id
        "example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", // other name
        "example.com/foo+530d903+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903g+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/\u00a0+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3Q==", // short
        "example.com/foo+530d903a+AQ==",
        "example.com/foo+530d903a+",
        "example.com/foo+530d903a+BgAA", // ML-DSA-44 of two bytes
      })
  void whatIsNoKeyIsRefused(String vkey) {
    assertThatThrownBy(() -> NoteKey.parse(vkey)).isInstanceOf(NoteException.class);
  }
}
