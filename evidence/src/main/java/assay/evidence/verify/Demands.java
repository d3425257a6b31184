package assay.evidence.verify;

import static assay.evidence.verify.Verifier.refusal;

import assay.evidence.statement.ScreeningStatement;
import assay.evidence.verify.TrustPolicy.DemandedList;
import assay.evidence.verify.TrustPolicy.DemandedMatcher;
import assay.evidence.verify.TrustPolicy.TrustedKey;
import assay.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a policy demands of matchers, lists and the scanner: the eighth to the tenth check. */
final class Demands {
  private final TrustPolicy policy;
  private final Instant at;

  Demands(TrustPolicy policy, Instant at) {
    this.policy = policy;
    this.at = at;
  }

  void require(ScreeningStatement statement, List<TrustedKey> signers)
      throws RefusedEvidenceException {
    for (DemandedMatcher demanded : policy.matchers()) {
      require(demanded, statement.matchers());
    }
    for (DemandedList demanded : policy.lists()) {
      require(demanded, statement.lists());
    }
    requireScanner(statement, signers);
  }

  private static void require(DemandedMatcher demanded, List<JsonObject> used)
      throws RefusedEvidenceException {
    List<JsonObject> alike =
        used.stream()
            .filter(m -> m.text("algorithm").equals(Optional.of(demanded.algorithm())))
            .filter(m -> m.text("comparison").equals(Optional.of(demanded.comparison())))
            .filter(m -> m.texts("appliesTo").stream().anyMatch(t -> covers(t, demanded.media())))
            .toList();
    if (alike.isEmpty()) {
      throw refusal(
          ErrorCode.E_MATCHER_MISSING,
          "no " + demanded.algorithm() + " matcher was used on " + demanded.media());
    }
    if (demanded.atLeastDistance().isPresent()) {
      long wanted = demanded.atLeastDistance().get();
      // Every matcher of the kind, not just one: a list may have been used with a smaller distance.
      long smallest =
          alike.stream().mapToLong(m -> m.number("maxDistance").orElse(-1)).min().orElseThrow();
      if (smallest < wanted) {
        throw refusal(
            ErrorCode.E_THRESHOLD,
            demanded.algorithm() + " used " + smallest + ", policy needs at least " + wanted);
      }
    }
  }

  /** Whether what a matcher applies to includes what is demanded. */
  private static boolean covers(String applies, String demanded) {
    boolean group =
        applies.endsWith("/*") && demanded.startsWith(applies.substring(0, applies.length() - 1));
    return applies.equals("*/*") || applies.equals(demanded) || group;
  }

  private void require(DemandedList demanded, List<JsonObject> used)
      throws RefusedEvidenceException {
    JsonObject list =
        used.stream()
            .filter(l -> l.text("id").equals(Optional.of(demanded.id())))
            .findFirst()
            .orElseThrow(
                () ->
                    refusal(
                        ErrorCode.E_LIST_MISSING, "the list " + demanded.id() + " was not used"));
    Instant asOf = Instant.parse(list.text("asOf").orElseThrow());
    if (demanded.maxAge().isPresent()
        && Duration.between(asOf, at).compareTo(demanded.maxAge().get()) > 0) {
      throw refusal(
          ErrorCode.E_LIST_STALE,
          "the list "
              + demanded.id()
              + " is of "
              + asOf
              + ", which is "
              + Duration.between(asOf, at).toDays()
              + " days before "
              + at
              + "; the policy allows "
              + demanded.maxAge().get().toDays());
    }
  }

  private void requireScanner(ScreeningStatement statement, List<TrustedKey> signers)
      throws RefusedEvidenceException {
    long entitled = signers.stream().filter(k -> k.signsFor(statement.scannerId())).count();
    if (entitled < policy.keyThreshold()) {
      throw refusal(
          ErrorCode.E_SCANNER, "the signer is not listed for the scanner " + statement.scannerId());
    }
    Optional<String> why =
        policy.scanner().refuses(statement.scannerVersion(), statement.scannerSha256());
    if (why.isPresent()) {
      throw refusal(ErrorCode.E_SCANNER, why.get());
    }
  }
}
