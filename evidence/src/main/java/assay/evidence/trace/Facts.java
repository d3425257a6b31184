package assay.evidence.trace;

import assay.json.JsonObject;
import assay.provenance.Provenance;
import assay.provenance.RecordedProvenance;
import java.util.List;
import java.util.Optional;

/** Reads facts of a provenance record by their paths, each with its basis. */
final class Facts {
  private final JsonObject record;
  private final Provenance facts;

  Facts(JsonObject record) {
    this.record = record;
    this.facts = RecordedProvenance.read(record);
  }

  Optional<String> text(String path) {
    return parent(path).flatMap(object -> object.text(last(path)));
  }

  Optional<Long> number(String path) {
    return parent(path)
        .filter(object -> object.number(last(path)).isPresent())
        .map(object -> object.number(last(path)).getAsLong());
  }

  List<JsonObject> objects(String path) {
    return parent(path).map(object -> object.objects(last(path))).orElse(List.of());
  }

  /** The fact as a station; one that is not known, under this gap, if it is absent. */
  Station station(Station.Kind kind, String path, String gap) {
    return text(path)
        .map(what -> Station.known(kind, what, basis(path)))
        .orElseGet(() -> Station.unknown(kind, gap));
  }

  /** On whose word a fact rests. */
  String basis(String path) {
    return facts.basisOf(path).label();
  }

  private Optional<JsonObject> parent(String path) {
    Optional<JsonObject> object = Optional.of(record);
    for (String key : before(path).split("\\.", -1)) {
      object = object.flatMap(o -> o.object(key));
    }
    return object;
  }

  private static String before(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
