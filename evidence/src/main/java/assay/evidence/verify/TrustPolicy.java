package assay.evidence.verify;

import assay.evidence.dsse.VerificationKey;
import assay.evidence.note.LogPolicy;
import assay.evidence.statement.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a verifier trusts, and what it demands ({@code assay.verify-policy/v1}). Everything but the
 * keys may be left out; what is left out is not demanded.
 *
 * @param keys whose signatures count
 * @param keyThreshold how many distinct keys must have signed
 * @param minLevel what the evidence must reach
 * @param log which log, and which witnesses
 */
public record TrustPolicy(
    List<TrustedKey> keys,
    int keyThreshold,
    Level minLevel,
    List<DemandedList> lists,
    List<DemandedMatcher> matchers,
    AllowedScanner scanner,
    Optional<LogPolicy> log) {
  public TrustPolicy {
    keys = List.copyOf(keys);
    lists = List.copyOf(lists);
    matchers = List.copyOf(matchers);
    if (keys.isEmpty() || keyThreshold < 1 || keyThreshold > keys.size()) {
      throw new IllegalArgumentException("a policy has keys, and a threshold of 1 to their number");
    }
  }

  /** Trusts one key, and demands nothing else. */
  public static TrustPolicy of(VerificationKey key) {
    return new TrustPolicy(
        List.of(new TrustedKey("key", key, Set.of())),
        1,
        Level.ASSAY_SCREENING_LEVEL_1,
        List.of(),
        List.of(),
        AllowedScanner.any(),
        Optional.empty());
  }

  /**
   * A key whose signature counts.
   *
   * @param scanners ids of the scanners for which it may sign; any if empty
   */
  public record TrustedKey(String name, VerificationKey key, Set<String> scanners) {
    public TrustedKey {
      scanners = Set.copyOf(scanners);
    }

    boolean signsFor(String scanner) {
      return scanners.isEmpty() || scanners.contains(scanner);
    }
  }

  /**
   * A list that must have been used.
   *
   * @param maxAge how old it may have been at the start of the training
   */
  public record DemandedList(String id, Optional<Duration> maxAge) {}

  /**
   * A matcher that must have been used.
   *
   * @param comparison {@code exact} or {@code hamming}
   * @param atLeastDistance a larger distance is more inclusive, so a larger one satisfies it
   * @param media to which it must apply: {@code image/*}
   */
  public record DemandedMatcher(
      String algorithm, String comparison, Optional<Long> atLeastDistance, String media) {}

  /**
   * Which scanners are allowed.
   *
   * @param minVersion the oldest release, such as {@code 1.3.0}
   * @param denied releases that are not allowed
   * @param digests of distributions that are allowed; all if empty
   */
  public record AllowedScanner(
      Optional<String> minVersion, Set<String> denied, Set<String> digests) {
    public AllowedScanner {
      denied = Set.copyOf(denied);
      digests = Set.copyOf(digests);
    }

    /** Every scanner. */
    public static AllowedScanner any() {
      return new AllowedScanner(Optional.empty(), Set.of(), Set.of());
    }

    /** Why a scanner is not allowed; empty if it is. */
    Optional<String> refuses(String version, String sha256) {
      if (minVersion.isPresent() && Versions.compare(version, minVersion.get()) < 0) {
        return Optional.of("release " + version + ", the policy needs " + minVersion.get());
      } else if (denied.contains(version)) {
        return Optional.of("release " + version + " is not allowed");
      } else if (!digests.isEmpty() && !digests.contains(sha256)) {
        return Optional.of("its distribution is not one of those that the policy allows");
      }
      return Optional.empty();
    }
  }
}
