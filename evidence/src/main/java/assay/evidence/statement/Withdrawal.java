package assay.evidence.statement;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * A statement that another statement no longer stands.
 *
 * @param statement SHA-256 of the payload of the statement that is withdrawn
 * @param reason a code in lower case with hyphens
 */
public record Withdrawal(String statement, String reason, Instant withdrawnOn) {
  /** The type of the predicate. */
  public static final String PREDICATE_TYPE = "https://assay.example.org/attestation/withdrawal/v1";

  /** The bytes that are signed. */
  public byte[] payload() {
    return JsonObject.empty()
        .with("_type", ScreeningStatement.STATEMENT_TYPE)
        .with("subject", List.of(new ScreeningStatement.Subject("statement", statement).json()))
        .with("predicateType", PREDICATE_TYPE)
        .with(
            "predicate",
            JsonObject.empty().with("reason", reason).with("withdrawnOn", withdrawnOn.toString()))
        .bytes();
  }

  /** SHA-256 of the payload. */
  public String digest() {
    return Digest.compute(DigestAlgorithm.SHA256, payload()).hex();
  }
}
