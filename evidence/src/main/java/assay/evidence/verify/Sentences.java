package assay.evidence.verify;

import assay.evidence.snapshot.ItemLeaf;
import assay.evidence.statement.ScreeningStatement;
import assay.json.JsonObject;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What may be said of what was verified: fixed sentences, which claim no more than was proven. */
public final class Sentences {
  private Sentences() {}

  static String shard(ScreeningStatement statement, String name, String sha256) {
    return "Output shard `" + name + "` (`" + sha256 + "`) was " + produced(statement);
  }

  /** What may be said of a whole snapshot. */
  public static String statement(ScreeningStatement statement) {
    return "Snapshot `" + statement.snapshot() + "` was " + produced(statement);
  }

  private static String produced(ScreeningStatement statement) {
    return "produced by scanner "
        + statement.scannerVersion()
        + " on "
        + statement.finishedOn().atOffset(ZoneOffset.UTC).toLocalDate()
        + "; all "
        + statement.items()
        + " input items were compared with "
        + String.join(", ", lists(statement))
        + " using "
        + String.join(", ", matchers(statement))
        + "; "
        + unscreenable(statement)
        + references(statement)
        + " "
        + ScreeningStatement.CAVEAT;
  }

  /** A reader must never take them for content that was screened. */
  private static String references(ScreeningStatement statement) {
    return statement.references() == 0
        ? ""
        : " Besides, "
            + statement.references()
            + " references were listed, which only point elsewhere: no content of them was"
            + " screened, "
            + statement.comparedReferences()
            + " were compared by the address or digest that they declare.";
  }

  private static String unscreenable(ScreeningStatement statement) {
    long kept = statement.outcome("keptUnscreenable");
    return statement.outcome("unscreenable")
        + " could not be screened and "
        + (kept == 0 ? "none" : String.valueOf(kept))
        + " of those "
        + (kept == 1 || kept == 0 ? "was" : "were")
        + " kept.";
  }

  static String item(ScreeningStatement statement, ItemLeaf leaf, Optional<String> content) {
    return (leaf.isReference() ? "Reference " : "Item ")
        + leaf.index()
        + " of snapshot `"
        + statement.snapshot()
        + (leaf.isReference()
            ? "`, which only points elsewhere, was compared by what it declares, not by content: "
            : "` was screened: ")
        + leaf.verdict()
        + ", "
        + leaf.disposition()
        + "; "
        + content
            .map(sha256 -> "its content is the one in hand (`" + sha256 + "`). ")
            .orElse("no content was compared with it. ")
        + ScreeningStatement.CAVEAT;
  }

  static String content(ScreeningStatement statement, String sha256, boolean present) {
    return "Content `"
        + sha256
        + "` is "
        + (present ? "" : "not ")
        + "among the contents that snapshot `"
        + statement.snapshot()
        + "` kept; only byte-identical content is meant, a copy that was encoded again has another"
        + " digest. "
        + ScreeningStatement.CAVEAT;
  }

  static List<String> lists(ScreeningStatement statement) {
    return statement.lists().stream()
        .map(l -> l.text("id").orElseThrow() + " " + l.text("version").orElseThrow())
        .toList();
  }

  static List<String> matchers(ScreeningStatement statement) {
    return statement.matchers().stream().map(Sentences::matcher).toList();
  }

  private static String matcher(JsonObject matcher) {
    String algorithm = matcher.text("algorithm").orElseThrow();
    return matcher.number("maxDistance").isPresent()
        ? algorithm + " within " + matcher.number("maxDistance").getAsLong()
        : algorithm + " " + matcher.text("comparison").orElse("exact");
  }
}
