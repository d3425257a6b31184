package assay.match.exchange.threatexchange;

import assay.json.JsonObject;
import assay.match.exchange.EntryKey;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.ListedValue;
import assay.match.exchange.Told;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code threat_updates} answers. */
final class Updates {
  /** The types whose values are looked up. */
  private static final Map<String, String> EVALUATED =
      Map.of(
          "HASH_PDQ", "pdq",
          "HASH_MD5", "md5",
          "HASH_VIDEO_MD5", "md5",
          "HASH_SHA1", "sha1",
          "HASH_SHA256", "sha256");

  private static final Pattern AFTER = Pattern.compile("[?&]after=([^&#]+)");

  /** Seconds that an instant can be of. */
  private static final long LATEST = 253_402_300_799L; // the end of the year 9999

  private Updates() {}

  /** The elements of a page. */
  static List<?> data(String host, JsonObject body) throws ExchangeException {
    if (body.members().get("data") instanceof List<?> data) {
      return data;
    }
    throw new ExchangeException(host + ": the answer has no data");
  }

  /** The cursor of the page that follows, if one does. */
  static Optional<String> after(String host, JsonObject body) throws ExchangeException {
    Optional<JsonObject> paging = body.object("paging");
    Optional<String> next = paging.flatMap(p -> p.text("next"));
    if (next.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> after = paging.flatMap(p -> p.object("cursors")).flatMap(c -> c.text("after"));
    Matcher inNext = AFTER.matcher(next.get()); // the address itself has the access token in it
    if (after.isPresent()) {
      return after;
    } else if (inNext.find()) {
      return Optional.of(URLDecoder.decode(inNext.group(1), StandardCharsets.UTF_8));
    }
    throw new ExchangeException(host + ": the answer does not say where its next page begins");
  }

  /** When an element was last updated. */
  static Optional<Instant> updated(Object element) {
    return element instanceof JsonObject update
        ? seconds(update, "last_updated")
        : Optional.empty();
  }

  static Optional<Instant> seconds(JsonObject object, String name) {
    return object.number(name).stream()
        .filter(seconds -> seconds >= 0 && seconds <= LATEST)
        .mapToObj(Instant::ofEpochSecond)
        .findFirst();
  }

  /** Seconds of a time less a duration, not before 1970. */
  static long before(Instant time, Duration less) {
    return Math.max(0, time.minus(less).getEpochSecond());
  }

  /** What an element says. */
  static Told told(Object element, int number) {
    String place = "update " + number;
    if (!(element instanceof JsonObject update)) {
      return new Told.Refused(place, "expected an object");
    }
    Optional<String> id = text(update, "id").filter(text -> !text.isEmpty());
    if (id.isEmpty()) {
      return new Told.Refused(place, "there is no id");
    }
    EntryKey key = new EntryKey("", id.get());
    if (update.flag("should_delete").orElse(false) || isWithout(update)) {
      return new Told.Withdrawn(key);
    }
    Optional<JsonObject> descriptors = update.object("descriptors");
    if (descriptors.isEmpty()) {
      return new Told.Refused(place, "the descriptors are no object", Optional.of(key));
    }
    try {
      Opinions opinions = Opinions.of(descriptors.get());
      ListedValue value = value(update).voted(opinions.affirmed(), opinions.disputed());
      return new Told.Listed(key, List.of(value), Optional.empty(), opinions.tags());
    } catch (IllegalArgumentException e) { // core promises not to quote the digits
      return new Told.Refused(place, e.getMessage(), Optional.of(key));
    }
  }

  /** Nobody stands behind it any more: no descriptors, or none in them. */
  private static boolean isWithout(JsonObject update) {
    Object descriptors = update.members().get("descriptors");
    return descriptors == null
        || (descriptors instanceof JsonObject some
            && some.members().getOrDefault("data", List.of()) instanceof List<?> data
            && data.isEmpty());
  }

  private static ListedValue value(JsonObject update) {
    String type = required(update, "type");
    String indicator = required(update, "indicator").strip();
    return Optional.ofNullable(EVALUATED.get(type.toUpperCase(Locale.ROOT)))
        .map(algorithm -> ListedValue.named(algorithm, indicator))
        .orElseGet(() -> ListedValue.notEvaluated(type.toLowerCase(Locale.ROOT), indicator));
  }

  private static String required(JsonObject update, String name) {
    return update
        .text(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> new IllegalArgumentException("there is no " + name));
  }

  /** Ids are strings there, but numbers would be as good. */
  static Optional<String> text(JsonObject object, String name) {
    Object value = object.members().get(name);
    return value instanceof String || value instanceof Long
        ? Optional.of(value.toString())
        : Optional.empty();
  }
}
