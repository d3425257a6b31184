package assay.match.store;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.json.JsonObject;
import assay.match.exchange.EntryKey;
import assay.match.exchange.ExchangeException;
import assay.match.exchange.HashListExchange;
import assay.match.exchange.ListedValue;
import assay.match.exchange.Page;
import assay.match.exchange.Pull;
import assay.match.exchange.Told;
import assay.testkit.PdqVariations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A small exchange: a journal of what was told about entries, from which pages are cut. Who has
 * read so far goes on from there; who has not, or is behind what the journal still has, gets the
 * whole list anew.
 */
final class ScriptedExchange implements HashListExchange {
  static final Instant AS_OF = Instant.parse("2026-03-01T12:00:00Z");

  private final int pageSize;
  private final List<Told> journal = new ArrayList<>();
  private final Map<EntryKey, Told.Listed> listed = new LinkedHashMap<>();
  private long forgotten;
  private int failAtPage = -1;
  private Exception failure;
  private Instant asOf = AS_OF;

  ScriptedExchange(int pageSize) {
    this.pageSize = pageSize;
  }

  @Override
  public String name() {
    return "scripted";
  }

  static EntryKey key(String member, int id) {
    return new EntryKey(member, Integer.toString(id));
  }

  /** The same value for the same number. */
  static Fingerprint value(String algorithm, int number) {
    return algorithm.equals("pdq")
        ? PdqVariations.random(new SplittableRandom(number))
        : Digest.compute(
            DigestAlgorithm.ofLabel(algorithm).orElseThrow(),
            ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }

  void list(EntryKey key, Fingerprint... values) {
    list(key, List.of(values).stream().map(ListedValue::of).toList(), Optional.empty());
  }

  void list(EntryKey key, List<ListedValue> values, Optional<String> classification) {
    TreeSet<String> tags = new TreeSet<>(Set.of("status:tried"));
    list(new Told.Listed(key, values, classification, tags));
  }

  void list(Told.Listed told) {
    listed.put(told.key(), told);
    journal.add(told);
  }

  void withdraw(EntryKey key) {
    listed.remove(key);
    journal.add(new Told.Withdrawn(key));
  }

  void refuse(String place, String reason) {
    journal.add(new Told.Refused(place, reason));
  }

  /** Nothing of the entry can be read. */
  void spoil(EntryKey key) {
    listed.remove(key);
    journal.add(new Told.Refused("an element", "expected an entry", Optional.of(key)));
  }

  /** Everybody has to begin anew who has not read all of it. */
  void forget() {
    forgotten += journal.size();
    journal.clear();
  }

  void failAtPage(int page, Exception failure) {
    this.failAtPage = page;
    this.failure = failure;
  }

  void work() {
    failAtPage = -1;
  }

  void isOf(Instant asOf) {
    this.asOf = asOf;
  }

  /** The distinct values that are looked up. */
  Set<Fingerprint> values() {
    Set<Fingerprint> values = new HashSet<>();
    for (Told.Listed entry : listed.values()) {
      entry.values().forEach(value -> value.fingerprint().ifPresent(values::add));
    }
    return values;
  }

  /** The ids of the entries by value, as a match tells them. */
  Map<Fingerprint, Set<String>> ids() {
    Map<Fingerprint, Set<String>> ids = new HashMap<>();
    listed.forEach(
        (key, entry) ->
            entry
                .values()
                .forEach(
                    value ->
                        value
                            .fingerprint()
                            .ifPresent(
                                f ->
                                    ids.computeIfAbsent(f, any -> new TreeSet<>())
                                        .add(
                                            key.member().isEmpty()
                                                ? key.id()
                                                : key.member() + "/" + key.id()))));
    return ids;
  }

  @Override
  public Pull pull(JsonObject cursor, Instant now) {
    long end = forgotten + journal.size();
    long from = cursor.number("from").orElse(-1);
    boolean whole = from < forgotten || from > end;
    // A whole list is gone on with while it stays the same; else it begins again.
    boolean same = cursor.number("of").orElse(-1) == end;
    return new Pages(whole, whole ? same ? cursor.number("at").orElse(0) : 0 : from);
  }

  private final class Pages implements Pull {
    private final boolean whole;
    private long at;
    private int page;

    /** Where to go on: in the whole list as it is now, or in the journal. */
    Pages(boolean whole, long at) {
      this.whole = whole;
      this.at = at;
    }

    @Override
    public Page next() throws IOException, ExchangeException {
      if (page++ == failAtPage) {
        if (failure instanceof ExchangeException e) {
          throw e;
        }
        throw (IOException) failure;
      }
      return whole ? wholePage() : journalPage();
    }

    private Page wholePage() {
      List<Told> all = new ArrayList<>(listed.values());
      int begin = (int) Math.min(at, all.size());
      int end = Math.min(all.size(), begin + pageSize);
      boolean fresh = begin == 0;
      at = end;
      if (end == all.size()) {
        journal.stream().filter(Told.Refused.class::isInstance).forEach(all::add);
        return new Page(
            fresh,
            all.subList(begin, all.size()),
            JsonObject.empty().with("from", forgotten + journal.size()),
            Optional.of(asOf));
      }
      return new Page(
          fresh,
          all.subList(begin, end),
          JsonObject.empty().with("of", forgotten + journal.size()).with("at", end),
          Optional.empty());
    }

    private Page journalPage() {
      int begin = (int) (at - forgotten);
      int end = Math.min(journal.size(), begin + pageSize);
      at = forgotten + end;
      return new Page(
          false,
          journal.subList(begin, end),
          JsonObject.empty().with("from", at),
          end == journal.size() ? Optional.of(asOf) : Optional.empty());
    }
  }
}
