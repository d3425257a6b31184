package assay.match.exchange.tat;

import assay.json.JsonObject;
import assay.match.exchange.EntryKey;
import assay.match.exchange.ListedValue;
import assay.match.exchange.Told;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the records of the list. */
final class Records {
  private Records() {}

  /** What a record says. */
  static Told told(Object result, int number) {
    String place = "record " + number;
    if (!(result instanceof JsonObject found)) {
      return new Told.Refused(place, "expected an object");
    }
    Optional<EntryKey> key = key(found);
    if (key.isEmpty()) {
      return new Told.Refused(place, "there is no id");
    } else if (found.flag("deleted").orElse(false)) {
      return new Told.Withdrawn(key.get());
    }
    try {
      return new Told.Listed(key.get(), List.of(value(found)), Optional.empty(), tags(found));
    } catch (IllegalArgumentException e) { // core promises not to quote the digits
      return new Told.Refused(place, e.getMessage(), key);
    }
  }

  private static Optional<EntryKey> key(JsonObject found) {
    Object id = found.members().getOrDefault("id", "");
    return Optional.of(id.toString())
        .filter(text -> (id instanceof Long || id instanceof String) && !text.isEmpty())
        .map(text -> new EntryKey("", text));
  }

  private static ListedValue value(JsonObject found) {
    String algorithm = required(found, "algorithm").strip();
    String digest = required(found, "hash_digest").strip();
    return ListedValue.named(algorithm, digest);
  }

  private static String required(JsonObject found, String name) {
    return found
        .text(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> new IllegalArgumentException("there is no " + name));
  }

  private static SortedSet<String> tags(JsonObject found) {
    SortedSet<String> tags = new TreeSet<>();
    found.text("ideology").ifPresent(text -> tags.add("ideology:" + text));
    found.text("file_type").ifPresent(text -> tags.add("file_type:" + text));
    return tags;
  }
}
