package assay.testkit;

import assay.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What every provenance record owes its reader, whatever the format it came from. */
public final class RecordLaws {
  /** What is stated of the item by somebody; the rest of a record is computed. */
  private static final List<String> STATED =
      List.of("origin", "capture", "acquisition", "entry", "preferences", "embedded", "sightingOf");

  private RecordLaws() {}

  /** The paths of facts that rest on nobody's word, and of words that no fact rests on. */
  public static List<String> unfounded(JsonObject record) {
    Set<String> basis = record.object("basis").orElse(JsonObject.empty()).members().keySet();
    List<String> facts = new ArrayList<>();
    for (String part : STATED) {
      record.object(part).ifPresent(object -> leaves(part, object, facts));
    }
    List<String> unfounded = new ArrayList<>();
    facts.stream()
        .filter(fact -> basis.stream().noneMatch(word -> covers(word, fact)))
        .forEach(unfounded::add);
    basis.stream()
        .filter(word -> facts.stream().noneMatch(fact -> covers(word, fact)))
        .forEach(unfounded::add);
    return unfounded;
  }

  private static void leaves(String path, JsonObject object, List<String> facts) {
    object
        .members()
        .forEach(
            (key, value) -> {
              if (value instanceof JsonObject inner) {
                leaves(path + "." + key, inner, facts);
              } else {
                facts.add(path + "." + key);
              }
            });
  }

  private static boolean covers(String word, String fact) {
    return fact.equals(word) || fact.startsWith(word + ".");
  }
}
