package assay.cli;

import assay.cli.run.ScreenResult;
import assay.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The summary as people read it. */
public final class ResultTable {
  private final JsonObject summary;
  private final ScreenResult result;

  public ResultTable(ScreenResult result) {
    this.result = result;
    this.summary = result.summary();
  }

  /** A few lines, each ending with a line feed. */
  public String render() {
    StringBuilder out = new StringBuilder();
    row(out, "snapshot", summary.text("snapshot").orElseThrow());
    row(out, "lists", lists());
    row(out, "licensed", hashers());
    row(out, "shards", counts("shards", List.of("input", "published", "emptied", "failed")));
    row(out, "items", counts("items", List.of("enumerated", "screened", "unscreenable")));
    row(out, "references", references());
    row(
        out,
        "verdicts",
        counts("verdicts", List.of("clear", "matched", "suspected", "unscreenable")));
    row(out, "dispositions", counts("dispositions", List.of("kept", "quarantined", "withheld")));
    row(out, "pictures", all("pictures"));
    row(out, "matches by", all("matches"));
    row(out, "allowed", all("allowed"));
    row(out, "floods", floods());
    row(out, "unscreenable", all("unscreenableReasons"));
    row(out, "provenance", counts("provenance", List.of("P0", "P1", "P2", "P3", "P4")));
    row(out, "bytes", counts("bytes", List.of("input", "record", "framing", "opaque", "unparsed")));
    for (String file : summary.texts("stale")) {
      row(out, "stale", file);
    }
    row(out, "rate", rate());
    row(out, "records", result.snapshot().toString());
    for (String failure : result.failures()) {
      row(out, "failed", failure);
    }
    return out.toString();
  }

  private static void row(StringBuilder out, String name, String value) {
    if (!value.isEmpty()) {
      out.append(String.format(Locale.ROOT, "%-13s %s%n", name, value));
    }
  }

  private String lists() {
    return summary.objects("lists").stream()
        .map(list -> list.text("id").orElseThrow() + " " + list.text("version").orElseThrow())
        .collect(Collectors.joining(", "));
  }

  private String hashers() {
    return summary.objects("hashers").stream()
        .map(
            program ->
                program.text("algorithm").orElseThrow()
                    + " by "
                    + program.text("name").orElseThrow()
                    + " "
                    + program.text("version").orElseThrow())
        .collect(Collectors.joining(", "));
  }

  private String counts(String group, List<String> names) {
    JsonObject object = summary.object(group).orElseThrow();
    return names.stream()
        .map(name -> grouped(object.number(name).orElse(0)) + " " + name)
        .collect(Collectors.joining(", "));
  }

  /** What only points elsewhere is in no other row. */
  private String references() {
    JsonObject references = summary.object("references").orElseGet(JsonObject::empty);
    if (references.members().isEmpty()) {
      return "";
    }
    JsonObject verdicts = references.object("verdicts").orElseThrow();
    return grouped(references.number("enumerated").orElseThrow())
        + " enumerated, "
        + grouped(references.number("compared").orElseThrow())
        + " compared, "
        + grouped(verdicts.number("suspected").orElse(0))
        + " suspected, "
        + grouped(verdicts.number("unscreenable").orElse(0))
        + " unscreenable; no content of them was screened";
  }

  /** What needs a look at the list before it needs one at the matches. */
  private String floods() {
    return summary.objects("floods").stream()
        .map(
            list ->
                grouped(list.number("entries").orElseThrow())
                    + " entries of "
                    + list.text("list").orElseThrow()
                    + " matched "
                    + grouped(list.number("matches").orElseThrow())
                    + " times; review the entries first")
        .collect(Collectors.joining(", "));
  }

  private String all(String group) {
    JsonObject object = summary.object(group).orElseGet(JsonObject::empty);
    return object.members().keySet().stream()
        .map(name -> name + " " + grouped(object.number(name).orElse(0)))
        .collect(Collectors.joining(", "));
  }

  private String rate() {
    return String.format(
        Locale.ROOT,
        "%s items/s, %.1f MB/s",
        grouped(summary.number("itemsPerSecond").orElse(0)),
        summary.number("bytesPerSecond").orElse(0) / 1e6);
  }

  private static String grouped(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
