package assay.casework.recovery;

import assay.json.JsonObject;
import assay.provenance.Actionable;
import assay.provenance.Grade;
import assay.provenance.Grading;
import assay.record.ItemRecord;
import assay.verdict.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what recovery came to. For one thread. */
public final class RecoverySummary {
  private final Map<Method, Long> methods = new EnumMap<>(Method.class);
  private final Distribution all = new Distribution();
  private final Distribution removed = new Distribution();
  private long items;
  private long lookedAt;
  private long sightingsOnly;
  private long nearDuplicates;

  /** Counts an item that was not looked for. */
  public void add(ItemRecord item) {
    count(item, new Graded(item.grade(), item.actionable()));
  }

  /** Counts an item that was looked for. */
  public void add(ItemRecord item, Optional<Recovered> recovered) {
    lookedAt++;
    Optional<Recovered> tied = recovered.filter(r -> r.tied().isPresent());
    tied.ifPresent(r -> methods.merge(r.method(), 1L, Long::sum));
    boolean seen = recovered.filter(r -> !r.sightings().isEmpty()).isPresent();
    sightingsOnly += seen && tied.isEmpty() ? 1 : 0;
    nearDuplicates += recovered.filter(r -> !r.alsoSeen().isEmpty()).isPresent() ? 1 : 0;
    Graded after =
        tied.map(r -> new Grading(r.facts()).vector())
            .map(v -> new Graded(v.grade(), v.actionable()))
            .orElse(new Graded(item.grade(), item.actionable()));
    count(item, after);
  }

  private void count(ItemRecord item, Graded after) {
    items++;
    all.add(item, after);
    if (item.verdict() == Verdict.Kind.MATCHED || item.verdict() == Verdict.Kind.SUSPECTED) {
      removed.add(item, after);
    }
  }

  /** Items that were found by some method. */
  public long recovered() {
    return methods.values().stream().mapToLong(Long::longValue).sum();
  }

  public long lookedAt() {
    return lookedAt;
  }

  /** Items that look like something that was seen; whatever else is known of them. */
  public long nearDuplicates() {
    return nearDuplicates;
  }

  /** The counts; no address is among them. */
  public JsonObject json() {
    Map<String, Long> by = new TreeMap<>();
    for (Method method : Method.JOINS) {
      by.put(method.label(), methods.getOrDefault(method, 0L));
    }
    return JsonObject.empty()
        .with("items", items)
        .with("lookedAt", lookedAt)
        .with("recovered", recovered())
        .with("by", by)
        .with("sightingsOnly", sightingsOnly)
        .with("nearDuplicates", nearDuplicates)
        .with("grades", all.json())
        .with("matchedOrSuspected", removed.json());
  }

  private record Graded(Grade grade, Actionable actionable) {}

  private static final class Distribution {
    private final Map<Grade, Long> before = new EnumMap<>(Grade.class);
    private final Map<Grade, Long> after = new EnumMap<>(Grade.class);
    private final Map<Actionable, Long> actionableBefore = new EnumMap<>(Actionable.class);
    private final Map<Actionable, Long> actionableAfter = new EnumMap<>(Actionable.class);

    void add(ItemRecord item, Graded now) {
      before.merge(item.grade(), 1L, Long::sum);
      after.merge(now.grade(), 1L, Long::sum);
      actionableBefore.merge(item.actionable(), 1L, Long::sum);
      actionableAfter.merge(now.actionable(), 1L, Long::sum);
    }

    JsonObject json() {
      return JsonObject.empty()
          .with("before", side(before, actionableBefore))
          .with("after", side(after, actionableAfter));
    }

    private static JsonObject side(Map<Grade, Long> grades, Map<Actionable, Long> actionable) {
      JsonObject json = JsonObject.empty();
      for (Grade grade : Grade.values()) {
        json = json.with(grade.name(), grades.getOrDefault(grade, 0L));
      }
      JsonObject answers = JsonObject.empty();
      for (Actionable answer : Actionable.values()) {
        answers = answers.with(answer.label(), actionable.getOrDefault(answer, 0L));
      }
      return json.with("actionable", answers);
    }
  }
}
