package assay.match.exchange;

import assay.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A list as its pages make it, by the port's contract, in memory: what a store keeps, with the
 * cursor of the last page.
 */
public final class Folded {
  private final Map<String, Told.Listed> listed = new TreeMap<>();
  private final List<Told.Refused> refused = new ArrayList<>();
  private Optional<Set<String>> sinceFresh = Optional.empty();
  private JsonObject cursor = JsonObject.empty();
  private Optional<Instant> complete = Optional.empty();
  private int freshPages;

  /** Stores one page with its cursor. */
  public void store(Page page) {
    if (page.fresh()) {
      freshPages++;
      sinceFresh = Optional.of(new HashSet<>());
    }
    page.told().forEach(this::store);
    cursor = page.cursor();
    complete = page.complete();
    if (complete.isPresent()) {
      sinceFresh.ifPresent(told -> listed.keySet().retainAll(told));
      sinceFresh = Optional.empty();
    }
  }

  private void store(Told told) {
    if (told instanceof Told.Listed entry) {
      listed.put(key(entry.key()), entry);
      sinceFresh.ifPresent(since -> since.add(key(entry.key())));
    } else if (told instanceof Told.Withdrawn gone) {
      listed.remove(key(gone.key()));
    } else if (told instanceof Told.Refused unread) {
      refused.add(unread);
      unread.key().ifPresent(kept -> sinceFresh.ifPresent(since -> since.addAll(keys(kept))));
    }
  }

  private static String key(EntryKey key) {
    String id = key.member() + "/" + key.id();
    return key.part().isEmpty() ? id : id + "#" + key.part();
  }

  /** All of an id, or one part of it. */
  private List<String> keys(EntryKey key) {
    return listed.keySet().stream()
        .filter(known -> known.equals(key(key)) || known.startsWith(key(key) + "#"))
        .toList();
  }

  /** Pulls to the end, at a time. */
  public Folded pull(HashListExchange exchange, Instant now) throws IOException, ExchangeException {
    pull(exchange, Integer.MAX_VALUE, now);
    return this;
  }

  /** Pulls to the end. */
  public void pull(HashListExchange exchange) throws IOException, ExchangeException {
    pull(exchange, Integer.MAX_VALUE);
  }

  /** Pulls so many pages, and is killed then unless the list is complete. */
  public void pull(HashListExchange exchange, int pages) throws IOException, ExchangeException {
    pull(exchange, pages, Instant.now());
  }

  private void pull(HashListExchange exchange, int pages, Instant now)
      throws IOException, ExchangeException {
    try (Pull pull = exchange.pull(cursor, now)) {
      complete = Optional.empty();
      for (int i = 0; i < pages && complete.isEmpty(); i++) {
        store(pull.next());
      }
    }
  }

  /** What is listed, by {@code member/id}, or {@code member/id#part}. */
  public Map<String, Told.Listed> listed() {
    return listed;
  }

  /** Each entry as {@code member|id algorithm:value…}. */
  public Set<String> values() {
    Set<String> values = new HashSet<>();
    for (Told.Listed entry : listed.values()) {
      StringBuilder text = new StringBuilder(entry.key().member() + "|" + entry.key().id());
      entry.values().forEach(v -> text.append(' ' + v.algorithm() + ':' + v.text()));
      values.add(text.toString());
    }
    return values;
  }

  /** What could not be an entry. */
  public List<Told.Refused> refused() {
    return refused;
  }

  public JsonObject cursor() {
    return cursor;
  }

  /** As of the last page. */
  public Optional<Instant> complete() {
    return complete;
  }

  /** How often the list began anew. */
  public int freshPages() {
    return freshPages;
  }
}
