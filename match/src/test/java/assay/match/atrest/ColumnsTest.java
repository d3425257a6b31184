package assay.match.atrest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private final Columns columns = AtRest.encrypted(new byte[32]).columns().orElseThrow();

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void whatWasEncryptedIsReadAndEqualStaysEqual() throws Exception {
    for (String text : new String[] {"", "a", "an entry", "x".repeat(10_000)}) {
      byte[] sealed = columns.seal("ID", bytes(text));
      assertThat(columns.open("ID", sealed)).isEqualTo(bytes(text));
      assertThat(columns.seal("ID", bytes(text))).isEqualTo(sealed).hasSize(16 + text.length());
      assertThat(columns.seal("MEMBER", bytes(text))).isNotEqualTo(sealed);
    }
  }

  /** With nothing but what the package's documentation says. */
  @Test
  void theInitialisationVectorIsAsDocumented() throws Exception {
    byte[] macKey =
        hmac(new byte[32], HexFormat.of().parseHex(hex("assay list column iv") + "0001"));
    byte[] iv = hmac(macKey, HexFormat.of().parseHex("00000002" + hex("ID") + hex("an entry")));
    assertThat(Arrays.copyOf(columns.seal("ID", bytes("an entry")), 16))
        .isEqualTo(Arrays.copyOf(iv, 16));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(bytes(text));
  }

  private static byte[] hmac(byte[] key, byte[] text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text);
  }

  @Test
  void whatWasChangedCutOrMovedIsRefused() {
    byte[] sealed = columns.seal("ID", bytes("an entry"));
    for (int at = 0; at < sealed.length; at++) {
      byte[] damaged = sealed.clone();
      damaged[at] ^= 4;
      refused("ID", damaged);
      refused("ID", Arrays.copyOf(sealed, at));
    }
    refused("MEMBER", sealed);
  }

  private void refused(String column, byte[] sealed) {
    assertThatThrownBy(() -> columns.open(column, sealed))
        .isInstanceOf(BrokenSealException.class)
        .hasMessage("what is encrypted in " + column + " is not as it was written");
  }
}
