package assay.cli;

import assay.cli.check.OutputCheck;
import assay.cli.demo.Damaged;
import assay.cli.demo.GroundTruth;
import assay.cli.demo.Planted;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was planted in the demo, and what a second look at its output found. */
final class DemoReport {
  private final GroundTruth truth;
  private final OutputCheck check;

  DemoReport(GroundTruth truth, OutputCheck check) {
    this.truth = truth;
    this.check = check;
  }

  /** Nothing planted or damaged is left, and all that is left is as it was. */
  boolean holds() {
    return left() == 0 && check.changed().isEmpty() && everyShardWasRead();
  }

  /** Otherwise nothing could be left, and that would say nothing. */
  private boolean everyShardWasRead() {
    return truth.planted().stream().allMatch(p -> check.shards().contains(p.file()))
        && check.kept() > truth.planted().size();
  }

  private long left() {
    return truth.planted().stream().filter(this::isLeft).count()
        + truth.damaged().stream().filter(this::isLeft).count();
  }

  private boolean isLeft(Planted planted) {
    return check.members().contains(planted.file() + "!" + planted.member());
  }

  private boolean isLeft(Damaged damaged) {
    return check.members().contains(damaged.file() + "!" + damaged.member());
  }

  String render() {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(Locale.ROOT, "%-28s %7s %8s%n", "planted or damaged", "placed", "removed"));
    rows().forEach((name, counts) -> row(out, name, counts));
    out.append(
        String.format(
            Locale.ROOT,
            "%nThe output was read again: %d of %d entries are there, %s.%n",
            check.kept() + check.renewed().size(),
            check.entries(),
            verdict()));
    return out.toString();
  }

  private static void row(StringBuilder out, String name, List<Long> counts) {
    out.append(String.format(Locale.ROOT, "%-28s %7d %8d%n", name, counts.get(0), counts.get(1)));
  }

  private String verdict() {
    if (!holds()) {
      return left()
          + " that should have left, "
          + check.changed().size()
          + " changed: "
          + check.changed();
    }
    String renewed =
        check.renewed().isEmpty()
            ? ""
            : ", but for rows that left " + String.join(", ", check.renewed());
    return "nothing planted or damaged among them, each byte for byte as it was" + renewed;
  }

  /** Placed and removed, by what was done to the copy or what is wrong with the picture. */
  private SortedMap<String, List<Long>> rows() {
    SortedMap<String, List<Long>> rows = new TreeMap<>();
    truth.planted().forEach(p -> count(rows, p.edit(), isLeft(p)));
    truth
        .damaged()
        .forEach(
            d ->
                count(
                    rows,
                    "damaged: " + d.damage().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    isLeft(d)));
    return rows;
  }

  private static void count(SortedMap<String, List<Long>> rows, String name, boolean left) {
    rows.merge(
        name,
        List.of(1L, left ? 0L : 1L),
        (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
  }
}
