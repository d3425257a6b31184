package assay.provenance;

import assay.fingerprint.Digest;
import assay.json.JsonObject;

/** A digest copied from upstream metadata. */
public record DeclaredDigest(Digest digest) {
  JsonObject json() {
    return JsonObject.empty().with("algorithm", digest.algorithmName()).with("value", digest.hex());
  }
}
