package assay.evidence.dsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.evidence.TestKeys;
import assay.evidence.signature.Base64Text;
import assay.json.JsonObject;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
  private static final String TYPE = "application/vnd.in-toto+json";
  private static final byte[] PAYLOAD = "{\"_type\":\"x?>\u00ff\"}".getBytes(UTF_8);

  private final StatementKey first = StatementKey.ed25519(TestKeys.FIRST);
  private final StatementKey second = StatementKey.ed25519(TestKeys.SECOND);
  private final StatementKey third = StatementKey.ed25519(TestKeys.THIRD);
  private final List<VerificationKey> trusted =
      List.of(first.verificationKey(), second.verificationKey());

  private static Envelope parse(String text) throws EnvelopeException {
    return Envelope.parse(text.getBytes(UTF_8));
  }

  @Test
  void theEncodingIsThatOfTheStandard() {
    byte[] pae =
        Envelope.preAuthenticationEncoding(
            "http://example.com/HelloWorld", "hello world".getBytes(UTF_8));
    assertThat(new String(pae, UTF_8))
        .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    assertThat(new String(Envelope.preAuthenticationEncoding("\u00e9", new byte[0]), UTF_8))
        .isEqualTo("DSSEv1 2 \u00e9 0 ");
  }

  @Test
  void theStatementOfTheVectorsIsSignedAsPublished() throws Exception {
    JsonObject vector = TestKeys.vectors().object("statement").orElseThrow();
    byte[] payload = vector.text("payloadUtf8").orElseThrow().getBytes(UTF_8);
    Envelope envelope =
        Envelope.sign(vector.text("payloadType").orElseThrow(), payload, List.of(first));
    assertThat(Base64Text.write(envelope.signatures().get(0).sig()))
        .isEqualTo(vector.text("signatureBase64").orElseThrow());
    assertThat(envelope.signatures().get(0).keyid())
        .contains("sha256:06e3fd8fda29bb60ab59557de61edb0aecdb231134be30e75b455f8e1b792fa9");
    Envelope read = Envelope.parse(envelope.write());
    assertThat(read).isEqualTo(envelope);
    assertThat(read.payload()).isEqualTo(payload);
    assertThat(read.signers(trusted)).containsExactly(first.verificationKey());
  }

  @Test
  void aKeyThatSignedTwiceCountsOnce() throws Exception {
    Envelope once = Envelope.sign(TYPE, PAYLOAD, List.of(first));
    JsonObject signature = once.signatures().get(0).json();
    Envelope twice =
        Envelope.parse(
            JsonObject.empty()
                .with("payload", Base64Text.write(PAYLOAD))
                .with("payloadType", TYPE)
                .with("signatures", List.of(signature, signature))
                .bytes());
    assertThat(twice.signatures()).hasSize(2);
    assertThat(twice.signers(trusted)).hasSize(1);
    assertThat(twice.signers(List.of(trusted.get(0), trusted.get(0)))).hasSize(1);
  }

  @Test
  void signersAreTheTrustedKeysThatSigned() throws Exception {
    Envelope envelope = Envelope.sign(TYPE, PAYLOAD, List.of(first, third, second));
    assertThat(Envelope.parse(envelope.write()).signers(trusted))
        .containsExactlyInAnyOrderElementsOf(trusted);
    assertThat(Envelope.sign(TYPE, PAYLOAD, List.of(third)).signers(trusted)).isEmpty();
    assertThat(envelope.signers(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'keyid':'sha256:00',", // of somebody else
        "'keyid':'',",
        "'keyid':null,",
        "'keyid':7,",
        "",
      })
  void theKeyidIsAHintOnly(String keyid) throws Exception {
    String sig = Base64Text.write(sig());
    Envelope envelope = parse(json(payload(), "{" + text(keyid) + text("'sig':'") + sig + "\"}"));
    assertThat(envelope.signers(trusted)).containsExactly(first.verificationKey());
  }

  @Test
  void otherMembersAreIgnoredWhateverTheyAre() throws Exception {
    String signature = text("{'sig':'" + Base64Text.write(sig()) + "','cert':null,'at':1.5e-7}");
    String more =
        text(
            "'a':null,'b':[-0.25,1E400,true,{'null':null}],'c':99999999999999999999,"
                + "'d':' null 1.5 \\\\',");
    Envelope envelope = parse(json(payload(), signature).replaceFirst("\\{", "{" + slashes(more)));
    assertThat(envelope.signers(trusted)).containsExactly(first.verificationKey());
    assertThat(envelope.payload()).isEqualTo(PAYLOAD);
  }

  private static String slashes(String text) {
    return text.replace("\\", "\\\\");
  }

  @Test
  void urlSafeBase64IsRead() throws Exception {
    byte[] payload = {(byte) 0xfb, (byte) 0xff, (byte) 0xfe};
    Envelope envelope = Envelope.sign(TYPE, payload, List.of(first));
    Base64.Encoder url = Base64.getUrlEncoder();
    byte[] sig = envelope.signatures().get(0).sig();
    for (Base64.Encoder encoder : List.of(url, url.withoutPadding())) {
      String signature = text("{'sig':'" + encoder.encodeToString(sig) + "'}");
      Envelope read = parse(json(encoder.encodeToString(payload), signature));
      assertThat(read.payload()).isEqualTo(payload);
      assertThat(read.signers(trusted)).containsExactly(first.verificationKey());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "null",
        "{'payload':'','payloadType':'t'}",
        "{'payload':'','payloadType':'t','signatures':[]}",
        "{'payload':'','payloadType':'t','signatures':{'sig':'AA=='}}",
        "{'payload':'','payloadType':'t','signatures':['AA==']}",
        "{'payload':'','payloadType':'t','signatures':[null]}",
        "{'payload':'','payloadType':'t','signatures':[{}]}",
        "{'payload':'','payloadType':'t','signatures':[{'sig':null}]}",
        "{'payload':'','payloadType':'t','signatures':[{'sig':'A'}]}",
        "{'payload':'','payloadType':'','signatures':[{'sig':'AA=='}]}",
        "{'payload':'','payloadType':null,'signatures':[{'sig':'AA=='}]}",
        "{'payload':null,'payloadType':'t','signatures':[{'sig':'AA=='}]}",
        "{'payload':'A\\nA=','payloadType':'t','signatures':[{'sig':'AA=='}]}",
        "{'payload':'','payload':'','payloadType':'t','signatures':[{'sig':'AA=='}]}",
        "{'payload':'','payloadType':'t','signatures':[{'sig':'AA=='}]} x",
        "{'payload':'','payloadType':'t','signatures':[{'sig':'AA=='}],'x':nul}",
        "{'payload':'','payloadType':'t','signatures':[{'sig':'AA=='}],'x':01}",
        "{'payload':'','payloadType':'t','signatures':[{'sig':'AA=='}],'x':.5}",
        "{'payload':'','payloadType':'t','signatures':[{'sig':'AA=='}],'x",
        "{'payload':'','payloadType':'t','signatures':[{'sig':'AA=='}],'x\\",
      })
  void whatIsNoEnvelopeIsRefused(String json) {
    assertThatThrownBy(() -> parse(text(json))).isInstanceOf(EnvelopeException.class);
  }

  @Test
  void theLimitsHold() throws Exception {
    String signature = text("{'sig':'AA=='}");
    assertThat(parse(json("", "," + signature, 32)).signatures()).hasSize(32);
    assertThatThrownBy(() -> parse(json("", "," + signature, 33)))
        .isInstanceOf(EnvelopeException.class);
    assertThatThrownBy(() -> Envelope.parse(new byte[Envelope.MAX_BYTES + 1]))
        .isInstanceOf(EnvelopeException.class)
        .hasMessageContaining("16777216");
    assertThatThrownBy(() -> parse("{\"x\":" + "[".repeat(100_000)))
        .isInstanceOf(EnvelopeException.class);
    assertThatThrownBy(() -> parse("{\"" + "\\\"".repeat(2_000_000)))
        .isInstanceOf(EnvelopeException.class);
    assertThatThrownBy(() -> Envelope.sign(TYPE, new byte[Envelope.MAX_BYTES], List.of(first)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingIsSignedTwiceOrByNobodyOrWithoutAType() {
    assertThatThrownBy(() -> Envelope.sign(TYPE, PAYLOAD, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Envelope.sign(TYPE, PAYLOAD, List.of(first, first)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Envelope.sign("", PAYLOAD, List.of(first)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private byte[] sig() {
    return first.sign(Envelope.preAuthenticationEncoding(TYPE, PAYLOAD));
  }

  private static String payload() {
    return Base64Text.write(PAYLOAD);
  }

  private static String text(String apostrophes) {
    return apostrophes.replace('\'', '"');
  }

  private static String json(String payload, String signature) {
    return text("{'payload':'" + payload + "','payloadType':'" + TYPE + "','signatures':[")
        + signature
        + "]}";
  }

  private static String json(String payload, String signature, int times) {
    return json(payload, signature.repeat(times).substring(1));
  }
}
