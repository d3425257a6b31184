package assay.evidence.statement;

import assay.json.JsonObject;
import java.util.Optional;

/**
 * What a statement says of items that only point elsewhere, such as the rows of a table of
 * addresses. They are a population of their own: no count outside has them, but for the leaves of
 * the trees.
 */
final class ReferenceCounts {
  private static final String[] OUTCOMES = {
    "clear",
    "matched",
    "suspected",
    "unscreenable",
    "kept",
    "quarantined",
    "withheld",
    "keptMatched",
    "keptSuspected",
    "keptUnscreenable",
    "clearNotKept"
  };

  private final Members counts;
  private final Members outcome;
  private final long enumerated;

  private ReferenceCounts(Members counts) throws SchemaException {
    this.counts = counts;
    this.outcome = counts.at("outcome");
    this.enumerated = counts.number("enumerated");
  }

  /** How many there are; a statement that does not speak of them has none. */
  static long enumerated(Members predicate) throws SchemaException {
    return predicate.has("references") ? predicate.at("references").number("enumerated") : 0;
  }

  /** Demands every member, if they are spoken of at all. */
  static void require(Members predicate) throws SchemaException {
    if (!predicate.has("references")) {
      return;
    }
    Members counts = predicate.at("references");
    counts.number("enumerated");
    counts.number("compared");
    counts.at("comparedBy");
    counts.at("unscreenableReasons");
    counts.at("grades");
    Members outcome = counts.at("outcome");
    for (String name : OUTCOMES) {
      outcome.number(name);
    }
    outcome.at("hitsByMatcher");
  }

  /** What of I13 does not hold; empty if all of it holds. */
  static Optional<String> broken(Members predicate) throws SchemaException {
    return predicate.has("references")
        ? new ReferenceCounts(predicate.at("references")).broken()
        : Optional.empty();
  }

  private Optional<String> broken() throws SchemaException {
    Optional<String> fault = atMost("compared", counts.number("compared"), enumerated);
    for (String matcher : counts.at("comparedBy").json().members().keySet()) {
      long n = counts.at("comparedBy").number(matcher);
      fault = fault.or(() -> atMost("comparedBy " + matcher, n, enumerated));
    }
    Optional<String> verdicts =
        equal("verdicts", sum("clear", "matched", "suspected", "unscreenable"), enumerated);
    Optional<String> done =
        equal("dispositions", sum("kept", "quarantined", "withheld"), enumerated);
    Optional<String> grades = equal("grades", sumOf(counts.at("grades")), enumerated);
    Optional<String> kept = whatWasKept();
    long unscreenable = outcome.number("unscreenable");
    Optional<String> reasons =
        atMost("unscreenable", unscreenable, sumOf(counts.at("unscreenableReasons")));
    return fault
        .or(() -> verdicts)
        .or(() -> done)
        .or(() -> kept)
        .or(() -> reasons)
        .or(() -> grades);
  }

  private Optional<String> whatWasKept() throws SchemaException {
    String[][] pairs = {
      {"keptMatched", "matched"},
      {"keptSuspected", "suspected"},
      {"keptUnscreenable", "unscreenable"},
      {"clearNotKept", "clear"}
    };
    for (String[] pair : pairs) {
      Optional<String> fault = atMost(pair[0], outcome.number(pair[0]), outcome.number(pair[1]));
      if (fault.isPresent()) {
        return fault;
      }
    }
    long expected =
        outcome.number("clear")
            - outcome.number("clearNotKept")
            + sum("keptMatched", "keptSuspected", "keptUnscreenable");
    return equal("clear - clearNotKept + kept…", expected, outcome.number("kept"));
  }

  private long sum(String... names) throws SchemaException {
    long sum = 0;
    for (String name : names) {
      sum += outcome.number(name);
    }
    return sum;
  }

  private static long sumOf(Members numbers) throws SchemaException {
    JsonObject json = numbers.json();
    long sum = 0;
    for (String name : json.members().keySet()) {
      sum += numbers.number(name);
    }
    return sum;
  }

  private static Optional<String> equal(String what, long found, long expected) {
    return found == expected
        ? Optional.empty()
        : Optional.of("I13: of references " + what + " is " + found + ", not " + expected);
  }

  private static Optional<String> atMost(String what, long found, long most) {
    return found <= most
        ? Optional.empty()
        : Optional.of("I13: of references " + what + " is " + found + ", more than " + most);
  }
}
