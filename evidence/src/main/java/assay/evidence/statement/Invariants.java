package assay.evidence.statement;

import assay.json.JsonObject;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the numbers of a dataset-screening predicate must satisfy: I1 to I13 of its definition. I4,
 * which needs the manifest of the shards, is checked by whoever holds it.
 */
final class Invariants {
  private static final Set<String> REASONS =
      Set.of(
          "decode-error",
          "truncated",
          "encrypted",
          "unsupported-media",
          "too-large",
          "nesting-limit",
          "timeout",
          "declared-missing",
          "hash-mismatch",
          "malformed",
          "encoding",
          "segment",
          "sparse");

  private final Members predicate;
  private final Members items;
  private final Members outcome;
  private final long enumerated;

  private Invariants(Members predicate) throws SchemaException {
    this.predicate = predicate;
    this.items = predicate.at("coverage.items");
    this.outcome = predicate.at("outcome");
    this.enumerated = items.number("enumerated");
  }

  /**
   * The first invariant that does not hold, with its numbers; empty if all of them hold.
   *
   * @throws SchemaException if a number is missing
   */
  static Optional<String> broken(Members predicate) throws SchemaException {
    Invariants invariants = new Invariants(predicate);
    Check[] checks = {
      invariants::everyItemWasSeen,
      invariants::everyScreenedItemHasAVerdict,
      invariants::everyItemHasADisposition,
      invariants::everyByteIsAccountedFor,
      invariants::noMatcherSawMoreThanThereWas,
      invariants::everyUnscreenableItemHasAReason,
      invariants::everyKeptContentIsInItsTree,
      invariants::whatWasKeptIsWhatWasClear,
      invariants::everyListIsUsed,
      invariants::timesAreInOrder,
      invariants::everyItemHasAGrade,
      invariants::referencesBalance
    };
    for (Check check : checks) {
      Optional<String> fault = check.fault();
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  @FunctionalInterface
  private interface Check {
    Optional<String> fault() throws SchemaException;
  }

  private static Optional<String> demand(boolean holds, String fault) {
    return holds ? Optional.empty() : Optional.of(fault);
  }

  private static Optional<String> equal(String number, String what, long sum, String is, long n) {
    return demand(sum == n, number + ": " + what + " is " + sum + ", but " + is + " is " + n);
  }

  private long sum(String... outcomes) throws SchemaException {
    long sum = 0;
    for (String name : outcomes) {
      sum += outcome.number(name);
    }
    return sum;
  }

  private Optional<String> everyItemWasSeen() throws SchemaException {
    long seen = items.number("screened") + items.number("unscreenable");
    Optional<String> fault = equal("I1", "screened + unscreenable", seen, "enumerated", enumerated);
    if (fault.isPresent() || !predicate.at("snapshot").has("trees")) {
      return fault;
    }
    long leaves = predicate.at("snapshot.trees.items").number("size");
    long references = ReferenceCounts.enumerated(predicate);
    String all = references == 0 ? "enumerated" : "enumerated, with the references,";
    return equal("I1", "trees.items.size", leaves, all, enumerated + references);
  }

  private Optional<String> referencesBalance() throws SchemaException {
    return ReferenceCounts.broken(predicate);
  }

  private Optional<String> everyScreenedItemHasAVerdict() throws SchemaException {
    long verdicts = sum("clear", "matched", "suspected");
    Optional<String> fault =
        equal("I2", "clear + matched + suspected", verdicts, "screened", items.number("screened"));
    return fault.isPresent()
        ? fault
        : equal(
            "I2",
            "outcome.unscreenable",
            outcome.number("unscreenable"),
            "coverage.items.unscreenable",
            items.number("unscreenable"));
  }

  private Optional<String> everyItemHasADisposition() throws SchemaException {
    long done = sum("kept", "quarantined", "withheld");
    return equal("I3", "kept + quarantined + withheld", done, "enumerated", enumerated);
  }

  private Optional<String> everyByteIsAccountedFor() throws SchemaException {
    Members bytes = predicate.at("coverage.bytes");
    long parts =
        bytes.number("record")
            + bytes.number("framing")
            + bytes.number("opaque")
            + bytes.number("unparsed");
    return equal(
        "I5", "record + framing + opaque + unparsed", parts, "input", bytes.number("input"));
  }

  private Optional<String> noMatcherSawMoreThanThereWas() throws SchemaException {
    Members coverage = predicate.at("coverage.matchers");
    for (Members matcher : predicate.objects("matchers")) {
      String id = matcher.text("id");
      Members covered = coverage.at(id);
      long eligible = covered.number("eligible");
      long evaluated = covered.number("evaluated");
      if (evaluated > eligible || eligible > enumerated) {
        return Optional.of(
            "I6: of "
                + id
                + " evaluated is "
                + evaluated
                + ", eligible "
                + eligible
                + ", enumerated "
                + enumerated);
      }
    }
    return Optional.empty();
  }

  private Optional<String> everyUnscreenableItemHasAReason() throws SchemaException {
    JsonObject reasons = predicate.at("coverage.unscreenableReasons").json();
    long sum = 0;
    for (String code : reasons.members().keySet()) {
      long n = reasons.number(code).orElse(0);
      if (n <= 0 || !REASONS.contains(code)) {
        return Optional.of("I7: the reason " + code + " is unknown, or counts nothing");
      }
      sum += n;
    }
    long unscreenable = items.number("unscreenable");
    return demand(
        sum >= unscreenable,
        "I7: the reasons add up to " + sum + ", but unscreenable is " + unscreenable);
  }

  private Optional<String> everyKeptContentIsInItsTree() throws SchemaException {
    long distinct = outcome.at("distinctContents").number("kept");
    long kept = outcome.number("kept");
    if (distinct > kept) {
      return Optional.of("I8: distinctContents.kept is " + distinct + ", but kept is " + kept);
    }
    return predicate.at("snapshot").has("trees")
        ? equal(
            "I8",
            "trees.contents.size",
            predicate.at("snapshot.trees.contents").number("size"),
            "distinctContents.kept",
            distinct)
        : Optional.empty();
  }

  private Optional<String> whatWasKeptIsWhatWasClear() throws SchemaException {
    String[][] pairs = {
      {"keptMatched", "matched"},
      {"keptSuspected", "suspected"},
      {"keptUnscreenable", "unscreenable"},
      {"clearNotKept", "clear"}
    };
    for (String[] pair : pairs) {
      long part = outcome.number(pair[0]);
      long whole = outcome.number(pair[1]);
      if (part > whole) {
        return Optional.of("I9: " + pair[0] + " is " + part + ", but " + pair[1] + " is " + whole);
      }
    }
    long expected =
        outcome.number("clear")
            - outcome.number("clearNotKept")
            + sum("keptMatched", "keptSuspected", "keptUnscreenable");
    return equal("I9", "clear - clearNotKept + kept…", expected, "kept", outcome.number("kept"));
  }

  private Optional<String> everyListIsUsed() throws SchemaException {
    Set<String> unused = new HashSet<>();
    Set<String> known = new HashSet<>();
    for (Members list : predicate.objects("lists")) {
      if (!known.add(list.text("id"))) {
        return Optional.of("I10: the list " + list.text("id") + " is there twice");
      }
    }
    unused.addAll(known);
    for (Members matcher : predicate.objects("matchers")) {
      for (String list : matcher.texts("lists")) {
        if (!known.contains(list)) {
          return Optional.of("I10: " + matcher.text("id") + " names an unknown list, " + list);
        }
        unused.remove(list);
      }
    }
    return demand(unused.isEmpty(), "I10: no matcher uses " + unused);
  }

  private Optional<String> timesAreInOrder() throws SchemaException {
    Members invocation = predicate.at("invocation");
    Instant finished = invocation.time("finishedOn");
    if (invocation.time("startedOn").isAfter(finished)) {
      return Optional.of("I11: startedOn is after finishedOn");
    }
    for (Members list : predicate.objects("lists")) {
      Instant retrieved = list.time("retrievedOn");
      if (list.time("asOf").isAfter(retrieved) || retrieved.isAfter(finished)) {
        return Optional.of(
            "I11: of the list "
                + list.text("id")
                + " asOf, retrievedOn and finishedOn are not in this order");
      }
    }
    return Optional.empty();
  }

  private Optional<String> everyItemHasAGrade() throws SchemaException {
    if (!predicate.has("provenance")) {
      return Optional.empty();
    }
    long sum = 0;
    Members grades = predicate.at("provenance.grades");
    for (String grade : grades.json().members().keySet()) {
      sum += grades.number(grade);
    }
    return equal("I12", "the sum of provenance.grades", sum, "enumerated", enumerated);
  }
}
