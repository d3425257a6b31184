package assay.match.exchange.stopncii;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import assay.match.exchange.EntryKey;
import assay.match.exchange.ListedValue;
import assay.match.exchange.Told;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Turns a record into what it tells. */
final class HashRecord {
  /** Those we can look up, by the service's names. */
  private static final Map<String, String> EVALUATED = Map.of("ImagePDQ", "pdq", "VideoMD5", "md5");

  private HashRecord() {}

  static Told told(JsonObject json, String place) {
    Optional<String> type = json.text("signalType").filter(text -> !text.isBlank());
    Optional<String> value = json.text("hashValue").filter(text -> !text.isBlank());
    if (type.isEmpty() || value.isEmpty()) {
      return new Told.Refused(place, "a record has a signalType and a hashValue");
    }
    String status = json.text("hashStatus").orElse("").toLowerCase(Locale.ROOT);
    return switch (status) {
      case "withdrawn", "deleted" -> new Told.Withdrawn(key(type.get(), value.get()));
      case "active", "received" -> listed(json, type.get(), value.get(), status, place);
      default ->
          new Told.Refused(
              place,
              "hashStatus is none of Received, Active, Withdrawn, Deleted",
              Optional.of(key(type.get(), value.get())));
    };
  }

  /** A hash in another case is the same hash. */
  private static EntryKey key(String type, String value) {
    String plain = EVALUATED.containsKey(type) ? value.toLowerCase(Locale.ROOT) : value;
    byte[] bytes = plain.strip().getBytes(StandardCharsets.UTF_8);
    return new EntryKey(type, Digest.compute(DigestAlgorithm.SHA256, bytes).hex());
  }

  private static Told listed(
      JsonObject json, String type, String value, String status, String place) {
    try {
      ListedValue listed = ListedValue.named(EVALUATED.getOrDefault(type, type), value.strip());
      List<JsonObject> feedbacks = json.objects("CSPFeedbacks");
      return new Told.Listed(
          key(type, value),
          List.of(listed.voted(sources(feedbacks, "Blocked"), sources(feedbacks, "NotBlocked"))),
          Optional.empty(),
          tags(json, status, feedbacks));
    } catch (IllegalArgumentException e) { // quotes nothing
      return new Told.Refused(place, e.getMessage());
    }
  }

  private static int sources(List<JsonObject> feedbacks, String opinion) {
    Set<String> sources = new HashSet<>();
    for (JsonObject feedback : feedbacks) {
      if (feedback.text("feedbackValue").equals(Optional.of(opinion))) {
        sources.add(feedback.text("source").orElse(""));
      }
    }
    return sources.size();
  }

  private static SortedSet<String> tags(
      JsonObject json, String status, List<JsonObject> feedbacks) {
    SortedSet<String> tags = new TreeSet<>();
    tags.add("status:" + status);
    json.texts("hashRegions").forEach(region -> tags.add("region:" + region));
    for (JsonObject feedback : feedbacks) {
      feedback.texts("tags").forEach(tag -> tags.add("tag:" + tag));
    }
    return tags;
  }
}
