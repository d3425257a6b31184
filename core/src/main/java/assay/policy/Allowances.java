package assay.policy;

import assay.fingerprint.Digest;
import assay.json.JsonObject;
import assay.verdict.Match;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The decisions that hold for a run.
 *
 * @param all sorted by id
 * @param vetted whether people looked at the entries of a list, by its id, where that is said; they
 *     did where it is not. Of a list that is not vetted one person may silence what it has exactly
 */
public record Allowances(List<Allowance> all, SortedMap<String, Boolean> vetted) {
  /** In records, for an item that matched nothing but what is allowed. */
  public static final String REASON = "policy:allowed-";

  public Allowances {
    all = all.stream().sorted(Comparator.comparing(Allowance::id)).toList();
    vetted = Collections.unmodifiableSortedMap(new TreeMap<>(vetted));
  }

  /** Nothing is allowed, and every list is vetted. */
  public static Allowances none() {
    return new Allowances(List.of(), Collections.emptySortedMap());
  }

  /** Those that hold at a time. */
  public Allowances at(Instant time) {
    return new Allowances(all.stream().filter(a -> a.until().isAfter(time)).toList(), vetted);
  }

  /** Those that silence a content, whichever entries it is near. */
  public Allowances ofContents() {
    return new Allowances(
        all.stream().filter(a -> a.subject() instanceof Allowance.Subject.Content).toList(),
        vetted);
  }

  /** The same, with what was decided when a list was added, unless it is said already. */
  public Allowances unlessSaid(String list, boolean looked) {
    SortedMap<String, Boolean> said = new TreeMap<>(vetted);
    said.putIfAbsent(list, looked);
    return new Allowances(all, said);
  }

  /** The lists of which it is said that they are not vetted. */
  public List<String> unvetted() {
    return vetted.keySet().stream().filter(list -> !vetted.get(list)).toList();
  }

  /**
   * What is left of what was found.
   *
   * @param matches that are none of any allowance's
   * @param by the ids of the allowances that silenced the others, sorted
   */
  public record Remaining(List<Match> matches, List<String> by) {}

  /**
   * Takes away what is allowed.
   *
   * @param content the SHA-256 digests of the item's readings
   */
  public Remaining of(List<Match> found, Set<Digest> content) {
    if (all.isEmpty() || found.isEmpty()) {
      return new Remaining(found, List.of());
    }
    List<Match> remaining = new ArrayList<>();
    SortedSet<String> by = new TreeSet<>();
    for (Match match : found) {
      Optional<Allowance> silencing =
          all.stream().filter(a -> a.silences(match, content, isVetted(match))).findFirst();
      silencing.ifPresentOrElse(a -> by.add(a.id()), () -> remaining.add(match));
    }
    return new Remaining(List.copyOf(remaining), List.copyOf(by));
  }

  private boolean isVetted(Match match) {
    return vetted.getOrDefault(match.entry().list(), true);
  }

  /** What decides, for the configuration of a run; absent where nothing does. */
  public List<JsonObject> json() {
    return all.stream().map(Allowance::json).toList();
  }
}
