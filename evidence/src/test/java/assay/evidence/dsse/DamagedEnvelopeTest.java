package assay.evidence.dsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import assay.evidence.Damage;
import assay.evidence.TestKeys;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever happens to an envelope, no payload but the signed one is ever believed. */
class DamagedEnvelopeTest {
  private static final String TYPE = "application/vnd.in-toto+json";
  private static final byte[] PAYLOAD = "{\"_type\":\"x?>\u00ff\"}".getBytes(UTF_8);

  private final StatementKey first = StatementKey.ed25519(TestKeys.FIRST);
  private final StatementKey second = StatementKey.ed25519(TestKeys.SECOND);
  private final List<VerificationKey> trusted =
      List.of(first.verificationKey(), second.verificationKey());

  @Test
  void everySingleBitFlipInPayloadTypeAndSignatureIsRejected() throws Exception {
    byte[] sig = first.sign(Envelope.preAuthenticationEncoding(TYPE, PAYLOAD));
    byte[] type = TYPE.getBytes(UTF_8);
    byte[] message = Envelope.preAuthenticationEncoding(TYPE, PAYLOAD);
    for (int bit = 0; bit < 8 * sig.length; bit++) {
      assertThat(trusted.get(0).verifies(message, flipped(sig, bit))).isFalse();
    }
    for (int bit = 0; bit < 8 * PAYLOAD.length; bit++) {
      byte[] other = Envelope.preAuthenticationEncoding(TYPE, flipped(PAYLOAD, bit));
      assertThat(trusted.get(0).verifies(other, sig)).isFalse();
    }
    for (int bit = 0; bit < 8 * type.length; bit++) {
      String other = new String(flipped(type, bit), UTF_8); // the highest bits: no UTF-8 at all
      byte[] changed = Envelope.preAuthenticationEncoding(other, PAYLOAD);
      assertThat(trusted.get(0).verifies(changed, sig)).isFalse();
    }
  }

  @Test
  void noDamageIsBelievedOrFailsOtherwise() throws Exception {
    byte[] envelope = Envelope.sign(TYPE, PAYLOAD, List.of(first, second)).write();
    var random = new SplittableRandom(0x5eed);
    for (int i = 0; i < 3000; i++) {
      try {
        Envelope damaged = Envelope.parse(Damage.to(envelope, random));
        if (!damaged.signers(trusted).isEmpty()) {
          assertThat(damaged.payload()).isEqualTo(PAYLOAD);
          assertThat(damaged.payloadType()).isEqualTo(TYPE);
        }
      } catch (EnvelopeException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
    for (int length = 0; length < envelope.length; length++) {
      try {
        Envelope.parse(Arrays.copyOf(envelope, length));
        fail("cut at " + length);
      } catch (EnvelopeException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] copy = bytes.clone();
    copy[bit / 8] ^= (byte) (1 << bit % 8);
    return copy;
  }
}
