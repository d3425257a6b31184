package assay.evidence.verify;

import assay.evidence.bundle.Bundle;
import assay.evidence.dsse.Envelope;
import assay.evidence.dsse.EnvelopeException;
import assay.evidence.dsse.VerificationKey;
import assay.evidence.statement.Level;
import assay.evidence.statement.SchemaException;
import assay.evidence.statement.ScreeningStatement;
import assay.evidence.verify.TrustPolicy.TrustedKey;
import assay.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies evidence against a trust policy. The checks come in a fixed order, and the first that
 * fails is the result. Reads no network.
 */
public final class Verifier {
  private final TrustPolicy policy;
  private final Instant at;

  /**
   * @param at the start of the training, which the age of a list is compared with
   */
  public Verifier(TrustPolicy policy, Instant at) {
    this.policy = policy;
    this.at = at;
  }

  /**
   * Verifies.
   *
   * @param second a statement by another scanner on the same items, for level 4
   * @throws RefusedEvidenceException at the first check that fails
   */
  public Verified verify(Bundle bundle, Question question, Optional<byte[]> second)
      throws RefusedEvidenceException {
    Signed signed = signed(bundle.part(Bundle.STATEMENT).orElseThrow());
    ScreeningStatement statement = signed.statement();
    Answer answer = new Subjects(statement, bundle, policy.log()).answer(question);
    requireBalance(statement);
    requireCoverage(statement);
    new Demands(policy, at).require(statement, signed.keys());
    requireCanaries(statement);
    LogCheck logged = LogCheck.of(policy.log(), bundle, statement);
    Level level = level(signed, second, logged);
    logged.require(policy.minLevel(), level);
    if (!level.reaches(policy.minLevel())) {
      throw refusal(
          ErrorCode.E_COVERAGE, level + " is reached, the policy needs " + policy.minLevel());
    }
    return new Verified(
        level,
        statement,
        answer.subject(),
        Sentences.lists(statement),
        Sentences.matchers(statement),
        statement.scannerId() + " " + statement.scannerVersion(),
        logged.asOf(),
        answer.sentence());
  }

  /** A statement and the trusted keys that signed it. */
  private record Signed(ScreeningStatement statement, List<TrustedKey> keys) {}

  private Signed signed(byte[] envelopeBytes) throws RefusedEvidenceException {
    Envelope envelope;
    try {
      envelope = Envelope.parse(envelopeBytes);
    } catch (EnvelopeException e) {
      throw refusal(ErrorCode.E_ENVELOPE, e.getMessage());
    }
    if (!envelope.payloadType().equals(ScreeningStatement.PAYLOAD_TYPE)) {
      throw refusal(
          ErrorCode.E_PAYLOAD_TYPE, "the payload is not " + ScreeningStatement.PAYLOAD_TYPE);
    }
    Set<VerificationKey> signers =
        envelope.signers(policy.keys().stream().map(TrustedKey::key).toList());
    if (signers.size() < policy.keyThreshold()) {
      throw refusal(
          ErrorCode.E_SIGNATURE,
          signers.size()
              + " of the trusted keys signed, the policy needs "
              + policy.keyThreshold());
    }
    byte[] payload = envelope.payload();
    try {
      switch (ScreeningStatement.kind(payload)) {
        case NO_STATEMENT ->
            throw refusal(ErrorCode.E_STATEMENT_TYPE, "it is no in-toto statement");
        case OTHER_PREDICATE ->
            throw refusal(ErrorCode.E_PREDICATE_TYPE, "it is a statement about something else");
        case SCREENING -> {
          return new Signed(
              ScreeningStatement.parse(payload),
              policy.keys().stream().filter(key -> signers.contains(key.key())).toList());
        }
      }
    } catch (SchemaException e) {
      throw refusal(ErrorCode.E_SCHEMA, e.getMessage());
    }
    throw new IllegalStateException("every kind was dealt with");
  }

  private static void requireBalance(ScreeningStatement statement) throws RefusedEvidenceException {
    Optional<String> broken = statement.brokenInvariant();
    if (broken.isPresent()) {
      throw refusal(ErrorCode.E_INVARIANT, broken.get());
    }
  }

  private void requireCoverage(ScreeningStatement statement) throws RefusedEvidenceException {
    if (policy.minLevel().reaches(Level.ASSAY_SCREENING_LEVEL_2)
        && !statement.keptOnlyWhatIsClear()) {
      throw refusal(
          ErrorCode.E_COVERAGE,
          statement.bytes("unparsed")
              + " bytes were not parsed, and "
              + statement.keptThoughNotClear()
              + " items were kept that are not clear");
    }
  }

  /**
   * Canaries that were missed are a reason to refuse at any level; none at all, from level 2 on.
   */
  private void requireCanaries(ScreeningStatement statement) throws RefusedEvidenceException {
    boolean demanded = policy.minLevel().reaches(Level.ASSAY_SCREENING_LEVEL_2);
    if (statement.canaries().map(c -> !c.hold()).orElse(demanded)) {
      throw refusal(
          ErrorCode.E_CANARY,
          statement
              .canaries()
              .map(
                  c ->
                      c.detected()
                          + " of "
                          + c.planted()
                          + " canaries were found, and "
                          + c.negativesFlagged()
                          + " of "
                          + c.negativesPlanted()
                          + " others were flagged")
              .orElse("there were no canaries"));
    }
  }

  private Level level(Signed signed, Optional<byte[]> second, LogCheck logged)
      throws RefusedEvidenceException {
    Level level = signed.statement().level();
    if (level.reaches(Level.ASSAY_SCREENING_LEVEL_2) && logged.isWitnessed()) {
      level = Level.ASSAY_SCREENING_LEVEL_3;
      if (second.isPresent() && agrees(signed, signed(second.get()))) {
        level = Level.ASSAY_SCREENING_LEVEL_4;
      }
    }
    return level;
  }

  /** Another scanner, another key, the same items. */
  private static boolean agrees(Signed one, Signed other) {
    boolean otherKey = other.keys().stream().noneMatch(one.keys()::contains);
    return otherKey
        && !other.statement().scannerId().equals(one.statement().scannerId())
        && other.statement().tree("items").equals(one.statement().tree("items"));
  }

  /**
   * What is answered about the subject.
   *
   * @param subject members for the result
   */
  record Answer(JsonObject subject, String sentence) {}

  static RefusedEvidenceException refusal(ErrorCode code, String why) {
    return new RefusedEvidenceException(code, why);
  }
}
