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
 * Reads a trust policy, {@code assay.verify-policy/v1}. A member that is unknown, or of another
 * kind than it should be, is refused: it may be a demand.
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
      for (JsonObject key : objects(json, "keys", "")) {
        keys.add(key(key));
      }
      demand(!keys.isEmpty(), "keys is not there, or empty");
      long threshold = number(json, "keyThreshold", "").orElse(1L);
      demand(threshold <= keys.size(), "keyThreshold is more than there are keys");
      return new TrustPolicy(
          keys,
          (int) threshold,
          text(json, "minLevel", "").map(PolicyReader::level).orElse(Level.ASSAY_SCREENING_LEVEL_1),
          objects(json, "lists", "").stream().map(PolicyReader::list).toList(),
          objects(json, "matchers", "").stream().map(PolicyReader::matcher).toList(),
          member(json, "scanner", "", json.object("scanner"))
              .map(PolicyReader::scanner)
              .orElseGet(AllowedScanner::any),
          text(json, "log", "").map(PolicyReader::log));
    } catch (JsonException e) {
      throw new IllegalArgumentException("is not JSON: " + e.getMessage(), e);
    }
  }

  private static LogPolicy log(String text) {
    try {
      return LogPolicy.parse(text);
    } catch (NoteException e) {
      throw new IllegalArgumentException("log: " + e.getMessage(), e);
    }
  }

  private static TrustedKey key(JsonObject json) {
    known(json, Set.of("name", "spki", "scanners"), "keys.");
    try {
      return new TrustedKey(
          required(json, "name", "keys."),
          VerificationKey.parse(required(json, "spki", "keys.")),
          texts(json, "scanners", "keys."));
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
        required(json, "id", "lists."), text(json, "maxAge", "lists.").map(PolicyReader::duration));
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
        required(json, "algorithm", "matchers."),
        required(json, "comparison", "matchers."),
        number(json, "atLeastDistance", "matchers."),
        text(json, "media", "matchers.").orElse("*/*"));
  }

  private static AllowedScanner scanner(JsonObject json) {
    known(json, Set.of("minVersion", "denyVersions", "digests"), "scanner.");
    return new AllowedScanner(
        text(json, "minVersion", "scanner."),
        texts(json, "denyVersions", "scanner."),
        texts(json, "digests", "scanner."));
  }

  private static String required(JsonObject json, String key, String place) {
    return text(json, key, place)
        .orElseThrow(() -> new IllegalArgumentException(place + key + " is not there"));
  }

  private static Optional<String> text(JsonObject json, String key, String place) {
    return member(json, key, place, json.text(key));
  }

  private static Optional<Long> number(JsonObject json, String key, String place) {
    return member(json, key, place, json.number(key).stream().boxed().findFirst());
  }

  private static <T> Optional<T> member(
      JsonObject json, String key, String place, Optional<T> read) {
    demand(
        read.isPresent() || !json.members().containsKey(key), place + key + " is of another kind");
    return read;
  }

  private static Set<String> texts(JsonObject json, String key, String place) {
    return Set.copyOf(elements(json, key, place, json.texts(key)));
  }

  private static List<JsonObject> objects(JsonObject json, String key, String place) {
    return elements(json, key, place, json.objects(key));
  }

  private static <T> List<T> elements(JsonObject json, String key, String place, List<T> read) {
    Object value = json.members().getOrDefault(key, List.of());
    demand(
        value instanceof List<?> all && all.size() == read.size(),
        place + key + " is of another kind, or an element of it");
    return read;
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
