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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a trust policy, {@code assay.verify-policy/v1}. A member that is unknown, or of another
 * kind, is refused: it may be a demand.
 */
public final class PolicyReader {
  /** The type that a policy names. */
  public static final String TYPE = "assay.verify-policy/v1";

  private static final Map<String, Kind> MEMBERS =
      Map.of(
          "type", Kind.TEXT,
          "keys", Kind.OBJECTS,
          "keyThreshold", Kind.NUMBER,
          "minLevel", Kind.TEXT,
          "lists", Kind.OBJECTS,
          "matchers", Kind.OBJECTS,
          "scanner", Kind.OBJECT,
          "log", Kind.TEXT);

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
      Kind.require(json, MEMBERS, "");
      List<TrustedKey> keys = new ArrayList<>();
      for (JsonObject key : json.objects("keys")) {
        keys.add(key(key));
      }
      demand(!keys.isEmpty(), "keys is not there, or empty");
      return new TrustPolicy(
          keys,
          (int) Math.min(json.number("keyThreshold").orElse(1), Integer.MAX_VALUE),
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
    Kind.require(
        json, Map.of("name", Kind.TEXT, "spki", Kind.TEXT, "scanners", Kind.TEXTS), "keys.");
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
    Kind.require(json, Map.of("id", Kind.TEXT, "maxAge", Kind.TEXT), "lists.");
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
    Kind.require(
        json,
        Map.of(
            "algorithm", Kind.TEXT,
            "comparison", Kind.TEXT,
            "atLeastDistance", Kind.NUMBER,
            "media", Kind.TEXT),
        "matchers.");
    return new DemandedMatcher(
        text(json, "algorithm", "matchers."),
        text(json, "comparison", "matchers."),
        json.number("atLeastDistance").isPresent()
            ? Optional.of(json.number("atLeastDistance").getAsLong())
            : Optional.empty(),
        json.text("media").orElse("*/*"));
  }

  private static AllowedScanner scanner(JsonObject json) {
    Kind.require(
        json,
        Map.of("minVersion", Kind.TEXT, "denyVersions", Kind.TEXTS, "digests", Kind.TEXTS),
        "scanner.");
    return new AllowedScanner(
        json.text("minVersion"),
        Set.copyOf(json.texts("denyVersions")),
        Set.copyOf(json.texts("digests")));
  }

  private static String text(JsonObject json, String key, String place) {
    return json.text(key)
        .orElseThrow(() -> new IllegalArgumentException(place + key + " is not there"));
  }

  private static void demand(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }
}
