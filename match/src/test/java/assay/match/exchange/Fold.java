package assay.match.exchange;

import assay.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A list as the port says that pages make it, in memory: slow and obvious. */
public final class Fold {
  private final Map<String, Told.Listed> listed = new TreeMap<>();
  private final Set<String> toldSinceFresh = new HashSet<>();
  private final List<Told.Refused> refused = new ArrayList<>();
  private boolean anew;
  private JsonObject cursor = JsonObject.empty();
  private Optional<java.time.Instant> complete = Optional.empty();

  /** Stores a page and its cursor. */
  public void add(Page page) {
    if (page.fresh()) {
      anew = true;
      toldSinceFresh.clear();
    }
    for (Told told : page.told()) {
      if (told instanceof Told.Listed entry) {
        listed.put(key(entry.key()), entry);
        toldSinceFresh.add(key(entry.key()));
      } else if (told instanceof Told.Withdrawn gone) {
        listed.remove(key(gone.key()));
      } else if (told instanceof Told.Refused no) {
        refused.add(no);
      }
    }
    cursor = page.cursor();
    complete = page.complete();
    if (page.complete().isPresent() && anew) {
      listed.keySet().retainAll(toldSinceFresh);
      anew = false;
    }
  }

  /** Pulls until the list is complete. */
  public Fold pull(HashListExchange exchange, java.time.Instant now) throws Exception {
    try (Pull pull = exchange.pull(cursor, now)) {
      do {
        add(pull.next());
      } while (complete.isEmpty());
    }
    return this;
  }

  private static String key(EntryKey key) {
    return key.member() + "|" + key.id();
  }

  public JsonObject cursor() {
    return cursor;
  }

  public Optional<java.time.Instant> complete() {
    return complete;
  }

  public List<Told.Refused> refused() {
    return refused;
  }

  public Map<String, Told.Listed> listed() {
    return listed;
  }

  /** Each entry as {@code member|id algorithm:value…}. */
  public Set<String> values() {
    Set<String> values = new HashSet<>();
    listed.forEach(
        (key, entry) -> {
          StringBuilder text = new StringBuilder(key);
          entry
              .values()
              .forEach(v -> text.append(' ').append(v.algorithm()).append(':').append(v.text()));
          values.add(text.toString());
        });
    return values;
  }
}
