package assay.evidence.dsse;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import assay.evidence.signature.Base64Text;
import assay.evidence.signature.Utf8;
import assay.json.JsonException;
import assay.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A payload, its type, and signatures over both. Nothing is verified by reading one: ask {@link
 * #signers} before the payload is believed.
 */
public final class Envelope {
  /** The most bytes of an envelope. */
  public static final int MAX_BYTES = 16 << 20;

  /** The most signatures of an envelope. */
  public static final int MAX_SIGNATURES = 32;

  private final String payloadType;
  private final byte[] payload;
  private final List<EnvelopeSignature> signatures;

  private Envelope(String payloadType, byte[] payload, List<EnvelopeSignature> signatures) {
    this.payloadType = payloadType;
    this.payload = payload;
    this.signatures = List.copyOf(signatures);
  }

  /**
   * Reads an envelope. Members that are not known are ignored, whatever their values.
   *
   * @throws EnvelopeException if it is too long, or not an envelope
   */
  public static Envelope parse(byte[] bytes) throws EnvelopeException {
    if (bytes.length > MAX_BYTES) {
      throw new EnvelopeException("an envelope has at most " + MAX_BYTES + " bytes");
    }
    String text = Utf8.text(bytes).orElseThrow(() -> new EnvelopeException("an envelope is UTF-8"));
    try {
      return of(JsonObject.parse(AnyJson.restricted(text)));
    } catch (JsonException e) {
      throw new EnvelopeException("an envelope is one JSON object; " + e.getMessage());
    }
  }

  private static Envelope of(JsonObject json) throws EnvelopeException {
    String type =
        json.text("payloadType")
            .filter(text -> !text.isEmpty())
            .orElseThrow(() -> new EnvelopeException("an envelope has a payloadType"));
    List<EnvelopeSignature> signatures = new ArrayList<>();
    for (Object element : elements(json.members().get("signatures"))) {
      signatures.add(EnvelopeSignature.of(element));
    }
    return new Envelope(type, EnvelopeSignature.bytes(json, "payload"), signatures);
  }

  private static List<?> elements(Object signatures) throws EnvelopeException {
    if (signatures instanceof List<?> list && !list.isEmpty() && list.size() <= MAX_SIGNATURES) {
      return list;
    }
    throw new EnvelopeException("an envelope has 1 to " + MAX_SIGNATURES + " signatures");
  }

  /**
   * Signs a payload with each key.
   *
   * @throws IllegalArgumentException without a type, without a key, with a key that occurs twice,
   *     or with more than an envelope holds
   */
  public static Envelope sign(String payloadType, byte[] payload, List<StatementKey> keys) {
    long distinct = keys.stream().map(StatementKey::verificationKey).distinct().count();
    if (keys.isEmpty() || distinct != keys.size() || keys.size() > MAX_SIGNATURES) {
      throw new IllegalArgumentException("1 to 32 different keys sign, not " + distinct);
    }
    if (payloadType.isEmpty() || Utf8.bytes(payloadType).isEmpty()) {
      throw new IllegalArgumentException("a payload has a type");
    }
    byte[] message = preAuthenticationEncoding(payloadType, payload);
    List<EnvelopeSignature> signatures =
        keys.stream()
            .map(
                key ->
                    new EnvelopeSignature(
                        Optional.of(key.verificationKey().keyid()), key.sign(message)))
            .toList();
    Envelope envelope = new Envelope(payloadType, payload.clone(), signatures);
    if (envelope.write().length > MAX_BYTES) {
      throw new IllegalArgumentException("an envelope has at most " + MAX_BYTES + " bytes");
    }
    return envelope;
  }

  /** What is signed: the PAE of the standard. Every length counts bytes. */
  static byte[] preAuthenticationEncoding(String payloadType, byte[] payload) {
    byte[] type = payloadType.getBytes(UTF_8);
    var out = new ByteArrayOutputStream(payload.length + type.length + 64);
    out.writeBytes(("DSSEv1 " + type.length + " ").getBytes(US_ASCII));
    out.writeBytes(type);
    out.writeBytes((" " + payload.length + " ").getBytes(US_ASCII));
    out.writeBytes(payload);
    return out.toByteArray();
  }

  /**
   * Finds out who signed: each trusted key once, however often it signed. A policy compares the
   * number with its threshold.
   *
   * @return the keys with a signature that verifies; may be none
   */
  public Set<VerificationKey> signers(Collection<VerificationKey> trusted) {
    byte[] message = preAuthenticationEncoding(payloadType, payload);
    Set<VerificationKey> signers = new LinkedHashSet<>();
    for (VerificationKey key : trusted) {
      if (signatures.stream().anyMatch(s -> key.verifies(message, s.sig()))) {
        signers.add(key);
      }
    }
    return signers;
  }

  /** What kind of bytes are signed. */
  public String payloadType() {
    return payloadType;
  }

  /** The bytes that are signed: parse these, and decode the envelope no second time. */
  public byte[] payload() {
    return payload.clone();
  }

  /** The signatures in their order, verified or not. */
  public List<EnvelopeSignature> signatures() {
    return signatures;
  }

  /** One line of JSON, without a newline. */
  public byte[] write() {
    return JsonObject.empty()
        .with("payload", Base64Text.write(payload))
        .with("payloadType", payloadType)
        .with("signatures", signatures.stream().map(EnvelopeSignature::json).toList())
        .bytes();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Envelope e
        && payloadType.equals(e.payloadType)
        && Arrays.equals(payload, e.payload)
        && signatures.equals(e.signatures);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(payload) + signatures.hashCode();
  }

  /** How long and how often signed; not the payload, which nobody may have signed. */
  @Override
  public String toString() {
    return "Envelope[" + payload.length + " bytes, " + signatures.size() + " signatures]";
  }
}
