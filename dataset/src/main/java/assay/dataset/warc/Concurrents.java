package assay.dataset.warc;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the records around a response tell about it. Crawlers write those that are concurrent to one
 * another one behind the other: the request before the response or after it, metadata after both.
 * So the last few that went by are remembered, and the next few are looked at ahead of the walk, up
 * to the first that is neither request nor metadata. A record farther away is not joined.
 */
final class Concurrents {
  private static final int MOST = 4;
  private static final int BEHIND = 16;
  private static final int LONGEST = 1 << 16;

  /** How many redirects are remembered, and how long a chain of them can be. */
  private static final int REDIRECTS = 256;

  private static final int LONGEST_CHAIN = 10;

  private final Ahead ahead;
  private final Deque<Side> behind = new ArrayDeque<>();
  private final Map<String, List<String>> redirects = new LinkedHashMap<>();

  private record Side(Set<String> circle, Told told) {}

  /** Reads the shard a second time, from here and there. */
  interface Ahead {
    /** The bytes from this offset on. */
    Lookup from(long offset) throws IOException;
  }

  /**
   * Bytes and the records in them.
   *
   * @param source to be told to go on where a member ends
   */
  record Lookup(Source source, RecordStream records) {}

  Concurrents(Ahead ahead) {
    this.ahead = ahead;
  }

  /** Takes a request or metadata record that goes by. */
  void passed(Head head, byte[] block) throws IOException {
    if (Told.isTeller(head)) {
      behind.addLast(new Side(Told.circle(head), Told.by(head, block)));
      if (behind.size() > BEHIND) {
        behind.removeFirst();
      }
    }
  }

  /**
   * What is told about a record.
   *
   * @param next where the record after it begins; empty where that cannot be looked up
   */
  Told about(Head head, Optional<Long> next) throws IOException {
    Set<String> circle = Told.circle(head);
    Told told = Told.nothing();
    if (circle.isEmpty()) {
      return told;
    }
    for (Side side : behind) {
      told = Collections.disjoint(circle, side.circle()) ? told : told.and(side.told());
    }
    return next.isPresent() ? told.and(ahead(circle, next.get())) : told;
  }

  private Told ahead(Set<String> circle, long next) throws IOException {
    Told told = Told.nothing();
    Set<String> known = new HashSet<>(circle);
    try {
      Lookup lookup = ahead.from(next);
      for (int i = 0; i < MOST; ) {
        Optional<Head> head = lookup.records().next();
        if (head.isPresent()) {
          Set<String> other = Told.circle(head.get());
          if (!Told.isTeller(head.get())
              || head.get().blockLength() > LONGEST
              || Collections.disjoint(known, other)) {
            return told;
          }
          told = told.and(Told.by(head.get(), lookup.records().block().readAllBytes()));
          lookup.records().finish();
          known.addAll(other);
          i++;
        } else if (!lookup.source().advance()) {
          return told;
        }
      }
    } catch (FramingLost damaged) {
      return told; // the walk will get there and say so
    }
    return told;
  }

  /** Takes an answer that names another address. */
  void redirected(String url, String location) {
    String target = Locations.resolved(url, location);
    List<String> chain = new ArrayList<>(redirects.getOrDefault(url, List.of()));
    chain.add(url);
    if (chain.size() <= LONGEST_CHAIN && !chain.contains(target)) {
      redirects.remove(target);
      redirects.put(target, List.copyOf(chain));
    }
    if (redirects.size() > REDIRECTS) {
      redirects.remove(redirects.keySet().iterator().next());
    }
  }

  /** The addresses that led to this one, first first. */
  List<String> redirects(String url) {
    return redirects.getOrDefault(url, List.of());
  }
}
