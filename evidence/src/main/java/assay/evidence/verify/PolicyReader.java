package assay.evidence.verify;

import assay.evidence.dsse.VerificationKey;
import assay.evidence.note.LogPolicy;
import assay.evidence.note.NoteException;
import assay.evidence.signature.KeyException;
import assay.evidence.statement.Level;
import assay.evidence.verify.TrustPolicy.AllowedScanner;
import assay.evidence.verify.TrustPolicy.DemandedList;
import assay.evidence.verify.TrustPolicy.DemandedMatcher;
import assay.evidence.verify.TrustPolicy.TrustedKey;
import assay.json.JsonException;
import assay.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a trust policy, {@code assay.verify-policy/v1}. An unknown member is refused: it may be a
 * demand.
 */
public final class PolicyReader {
  /** The type that a policy names. */
  public static final String TYPE = "assay.verify-policy/v1";

  private static final Set<String> KNOWN =
      Set.of("type", "keys", "keyThreshold", "minLevel", "lists", "matchers", "scanner", "log");

  private PolicyReader() {}

  /**
   * Reads a policy.
   *
   * @throws IllegalArgumentException if it is none, naming the member
   */
  public static TrustPolicy parse(String text) {
    try {
      JsonObject json = JsonObject.parse(text);
      demand(json.text("type").equals(Optional.of(TYPE)), "type is not " + TYPE);
      known(json, KNOWN, "");
      List<TrustedKey> keys = new ArrayList<>();
      for (JsonObject key : json.objects("keys")) {
        keys.add(key(key));
      }
      demand(!keys.isEmpty(), "keys is not there, or empty");
      return new TrustPolicy(
          keys,
          (int) json.number("keyThreshold").orElse(1),
          json.text("minLevel").map(PolicyReader::level).orElse(Level.ASSAY_SCREENING_LEVEL_1),
          json.objects("lists").stream().map(PolicyReader::list).toList(),
          json.objects("matchers").stream().map(PolicyReader::matcher).toList(),
          json.object("scanner").map(PolicyReader::scanner).orElseGet(AllowedScanner::any),
          log(json));
    } catch (JsonException e) {
      throw new IllegalArgumentException("is not JSON: " + e.getMessage(), e);
    }
  }

  private static Optional<LogPolicy> log(JsonObject json) {
    if (json.text("log").isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LogPolicy.parse(json.text("log").get()));
    } catch (NoteException e) {
      throw new IllegalArgumentException("log: " + e.getMessage(), e);
    }
  }

  private static TrustedKey key(JsonObject json) {
    known(json, Set.of("name", "spki", "scanners"), "keys.");
    try {
      return new TrustedKey(
          text(json, "name", "keys."),
          VerificationKey.parse(text(json, "spki", "keys.")),
          Set.copyOf(json.texts("scanners")));
    } catch (KeyException e) {
      throw new IllegalArgumentException("keys.spki: " + e.getMessage(), e);
    }
  }

  private static Level level(String name) {
    return Level.named(name)
        .orElseThrow(() -> new IllegalArgumentException("minLevel: no level is called " + name));
  }

  private static DemandedList list(JsonObject json) {
    known(json, Set.of("id", "maxAge"), "lists.");
    return new DemandedList(
        text(json, "id", "lists."), json.text("maxAge").map(PolicyReader::duration));
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("lists.maxAge is a duration such as P14D", e);
    }
  }

  private static DemandedMatcher matcher(JsonObject json) {
    known(json, Set.of("algorithm", "comparison", "atLeastDistance", "media"), "matchers.");
    return new DemandedMatcher(
        text(json, "algorithm", "matchers."),
        text(json, "comparison", "matchers."),
        json.number("atLeastDistance").isPresent()
            ? Optional.of(json.number("atLeastDistance").getAsLong())
            : Optional.empty(),
        json.text("media").orElse("*/*"));
  }

  private static AllowedScanner scanner(JsonObject json) {
    known(json, Set.of("minVersion", "denyVersions", "digests"), "scanner.");
    return new AllowedScanner(
        json.text("minVersion"),
        Set.copyOf(json.texts("denyVersions")),
        Set.copyOf(json.texts("digests")));
  }

  private static String text(JsonObject json, String key, String place) {
    return json.text(key)
        .orElseThrow(() -> new IllegalArgumentException(place + key + " is not there"));
  }

  private static void known(JsonObject json, Set<String> known, String place) {
    for (String key : json.members().keySet()) {
      demand(known.contains(key), place + key + " is unknown");
    }
  }

  private static void demand(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }
}
