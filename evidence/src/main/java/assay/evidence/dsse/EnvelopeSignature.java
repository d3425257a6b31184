package assay.evidence.dsse;

import assay.evidence.signature.Base64Text;
import assay.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;

/** One signature of an envelope. */
public final class EnvelopeSignature {
  private final Optional<String> keyid;
  private final byte[] sig;

  EnvelopeSignature(Optional<String> keyid, byte[] sig) {
    this.keyid = keyid;
    this.sig = sig.clone();
  }

  static EnvelopeSignature of(Object element) throws EnvelopeException {
    if (element instanceof JsonObject json) {
      return new EnvelopeSignature(json.text("keyid"), bytes(json, "sig"));
    }
    throw new EnvelopeException("a signature of an envelope is an object");
  }

  static byte[] bytes(JsonObject json, String member) throws EnvelopeException {
    return json.text(member)
        .flatMap(Base64Text::eitherAlphabet)
        .orElseThrow(() -> new EnvelopeException("a member of Base64 was expected: " + member));
  }

  JsonObject json() {
    return JsonObject.empty().with("keyid", keyid).with("sig", Base64Text.write(sig));
  }

  /** A hint at the key, on nobody's authority. */
  public Optional<String> keyid() {
    return keyid;
  }

  /** The signature, in the form of the key's algorithm. */
  public byte[] sig() {
    return sig.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EnvelopeSignature s
        && keyid.equals(s.keyid)
        && Arrays.equals(sig, s.sig);
  }

  @Override
  public int hashCode() {
    return 31 * keyid.hashCode() + Arrays.hashCode(sig);
  }
}
