package assay.evidence.dsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.evidence.TestKeys;
import assay.evidence.signature.Der;
import assay.evidence.signature.KeyException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationKeyTest {
  /** The key and the signature of the DSSE specification, protocol.md, "Test Vectors". */
  private static final BigInteger X =
      new BigInteger(
          "46950820868899156662930047687818585632848591499744589407958293238635476079160");

  private static final BigInteger Y =
      new BigInteger(
          "5640078356564379163099075877009565129882514886557779369047442380624545832820");
  private static final byte[] RAW =
      Base64.getDecoder()
          .decode(
              "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JI"
                  + "ZA==");
  private static final byte[] MESSAGE =
      Envelope.preAuthenticationEncoding(
          "http://example.com/HelloWorld", "hello world".getBytes(UTF_8));

  private static byte[] spki(BigInteger x, BigInteger y) {
    return HexFormat.of()
        .parseHex(
            "3059301306072a8648ce3d020106082a8648ce3d03010703420004"
                + String.format("%064x%064x", x, y));
  }

  private static byte[] der(byte[] raw) {
    return Der.element(
        Der.SEQUENCE,
        Der.element(Der.INTEGER, new BigInteger(1, raw, 0, 32).toByteArray()),
        Der.element(Der.INTEGER, new BigInteger(1, raw, 32, 32).toByteArray()));
  }

  @Test
  void thePublishedP256SignatureVerifiesInBothForms() throws Exception {
    VerificationKey key = VerificationKey.of(spki(X, Y));
    assertThat(key.verifies(MESSAGE, RAW)).isTrue();
    assertThat(key.verifies(MESSAGE, der(RAW))).isTrue();
    assertThat(key.verifies("hello world".getBytes(UTF_8), RAW)).isFalse();
  }

  @Test
  void thePublishedEnvelopeVerifies() throws Exception {
    String envelope =
        "{\"payload\":\"aGVsbG8gd29ybGQ=\",\"payloadType\":\"http://example.com/HelloWorld\","
            + "\"signatures\":[{\"sig\":\""
            + Base64.getEncoder().encodeToString(RAW)
            + "\"}]}";
    VerificationKey key = VerificationKey.of(spki(X, Y));
    VerificationKey other = VerificationKey.of(TestKeys.FIRST.getPublic());
    assertThat(Envelope.parse(envelope.getBytes(UTF_8)).signers(List.of(other, key)))
        .containsExactly(key);
  }

  @Test
  void everySingleBitFlipOfAP256SignatureIsRejected() throws Exception {
    VerificationKey key = VerificationKey.of(spki(X, Y));
    for (byte[] signature : List.of(RAW, der(RAW))) {
      for (int bit = 0; bit < 8 * signature.length; bit++) {
        byte[] flipped = signature.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        assertThat(key.verifies(MESSAGE, flipped)).as("bit %d", bit).isFalse();
      }
      for (int length = 0; length < signature.length; length++) {
        assertThat(key.verifies(MESSAGE, Arrays.copyOf(signature, length))).isFalse();
      }
      assertThat(key.verifies(MESSAGE, Arrays.copyOf(signature, signature.length + 1))).isFalse();
    }
  }

  @Test
  void zerosAreNoSignature() throws Exception {
    VerificationKey key = VerificationKey.of(spki(X, Y));
    assertThat(key.verifies(MESSAGE, new byte[64])).isFalse();
    assertThat(key.verifies(MESSAGE, der(new byte[64]))).isFalse();
    assertThat(VerificationKey.of(TestKeys.FIRST.getPublic()).verifies(MESSAGE, new byte[64]))
        .isFalse();
  }

  @Test
  void whatTheJdkSignsVerifiesInBothFormsWhateverItsLength() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    VerificationKey key = VerificationKey.of(pair.getPublic());
    for (String form : List.of("SHA256withECDSA", "SHA256withECDSAinP1363Format")) {
      for (int i = 0; i < 40; i++) {
        Signature signature = Signature.getInstance(form);
        signature.initSign(pair.getPrivate());
        signature.update(MESSAGE);
        assertThat(key.verifies(MESSAGE, signature.sign())).as(form).isTrue();
      }
    }
  }

  @Test
  void keysRoundTripThroughPemAndBase64() throws Exception {
    for (byte[] spki : List.of(spki(X, Y), TestKeys.FIRST.getPublic().getEncoded())) {
      VerificationKey key = VerificationKey.of(spki);
      assertThat(VerificationKey.parse(key.pem())).isEqualTo(key).hasSameHashCodeAs(key);
      assertThat(VerificationKey.parse(Base64.getEncoder().encodeToString(key.spki()) + "\n"))
          .isEqualTo(key);
    }
    assertThat(VerificationKey.of(TestKeys.FIRST.getPublic()).keyid())
        .isEqualTo("sha256:06e3fd8fda29bb60ab59557de61edb0aecdb231134be30e75b455f8e1b792fa9");
  }

  @Test
  void keysOfOtherKindsAreRefused() throws Exception {
    KeyPairGenerator p384 = KeyPairGenerator.getInstance("EC");
    p384.initialize(new ECGenParameterSpec("secp384r1"));
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    for (KeyPairGenerator other : List.of(p384, rsa, KeyPairGenerator.getInstance("Ed448"))) {
      KeyPair pair = other.generateKeyPair();
      assertThatThrownBy(() -> VerificationKey.of(pair.getPublic()))
          .isInstanceOf(KeyException.class);
      if (!pair.getPrivate().getAlgorithm().equals("RSA")) {
        assertThatThrownBy(() -> StatementKey.ed25519(pair))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void aPointThatIsNotOnTheCurveIsRefused() {
    for (BigInteger y : List.of(Y.add(BigInteger.ONE), BigInteger.ZERO)) {
      assertThatThrownBy(() -> VerificationKey.of(spki(X, y))).isInstanceOf(KeyException.class);
    }
    byte[] trailing = Arrays.copyOf(spki(X, Y), 92);
    assertThatThrownBy(() -> VerificationKey.of(trailing)).isInstanceOf(KeyException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "AAAA",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PUBLIC KEY-----\n",
      })
  void textThatIsNoKeyIsRefused(String text) {
    assertThatThrownBy(() -> VerificationKey.parse(text)).isInstanceOf(KeyException.class);
  }
}
